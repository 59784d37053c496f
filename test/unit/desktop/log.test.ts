import { afterEach, expect, it, vi } from "vitest";
import { log } from "../../../main/desktop/log.ts";

afterEach(() => vi.restoreAllMocks());

it("writes one line an event: when, what, and its facts", () => {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  log("server.listening", { port: 47_814, practice: true });
  log("core.failed");
  const lines = write.mock.calls.map(([line]) => String(line));
  const time = String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;
  expect(lines).toEqual([
    expect.stringMatching(new RegExp(`${time} server.listening port=47814 practice=true\n$`)),
    expect.stringMatching(new RegExp(`${time} core.failed\n$`)),
  ]);
});
