import { describe, expect, it } from "vitest";
import { readUsage } from "../../../../main/facebook/graph/usage-headers.ts";

const counts = (call_count: number, total_time = 0, total_cputime = 0) => ({
  call_count,
  total_time,
  total_cputime,
});
const appUsage = (...args: Parameters<typeof counts>) => ({
  "x-app-usage": JSON.stringify(counts(...args)),
});

describe("readUsage", () => {
  it.each([
    [appUsage(89), "free"],
    [appUsage(90), "slow"],
    [appUsage(0, 95), "slow"],
    [appUsage(0, 0, 99), "slow"],
    [appUsage(100), "stop"],
    [appUsage(3, 140), "stop"],
  ])("reads the app's pace from %o as %s", (headers, pace) => {
    expect(readUsage(headers)).toMatchObject([{ key: "app", pace }]);
  });

  it("stops calls to a Page for as many minutes as Meta estimates", () => {
    const use = { type: "pages", ...counts(100), estimated_time_to_regain_access: 19 };
    const idle = { type: "messenger", ...counts(1), estimated_time_to_regain_access: 0 };
    const headers = {
      "x-business-use-case-usage": JSON.stringify({ "77": [idle, use], "78": [idle] }),
    };
    expect(readUsage(headers)).toEqual([
      { key: "77", pace: "stop", regainMs: 19 * 60_000 },
      { key: "78", pace: "free" },
    ]);
  });

  it("applies X-Page-Usage to the Page whose token was used, and ignores it without one", () => {
    const headers = { "x-page-usage": JSON.stringify(counts(100)) };
    expect(readUsage(headers, "77")).toMatchObject([{ key: "77", pace: "stop" }]);
    expect(readUsage(headers)).toEqual([]);
  });

  it("reads a limited number of entries, so that headers cannot fill the memory", () => {
    const use = { type: "pages", ...counts(100), estimated_time_to_regain_access: 19 };
    const many = Array.from({ length: 150_000 }, () => use);
    const byId = Object.fromEntries(many.map((_, index) => [String(index), [use]]));
    const read = (value: object) =>
      readUsage({ "x-business-use-case-usage": JSON.stringify(value) });
    expect(read(byId)).toHaveLength(100);
    expect(read({ "77": many })).toMatchObject([{ key: "77", pace: "stop" }]);
    expect(read({ ["7".repeat(100_000)]: [use] })).toEqual([]);
  });

  it.each(["", "nonsense", "null", "[1]", '{"call_count":"many"}', '"100"'])(
    "ignores the malformed header %j",
    (value) => {
      const headers = {
        "x-app-usage": value,
        "x-page-usage": value,
        "x-business-use-case-usage": value,
      };
      expect(readUsage(headers, "1").filter(({ pace }) => pace !== "free")).toEqual([]);
    },
  );
});
