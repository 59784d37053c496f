import { beforeEach, expect, it, type MockInstance, onTestFinished, vi } from "vitest";

type Log = typeof import("../../../../main/desktop/diagnostics/log.ts");

const secret = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

/**
 * The log module. Each test loads a new copy, because the module keeps the logged lines in memory.
 */
let fresh: Log;
let stderr: MockInstance<typeof process.stderr.write>;

beforeEach(async () => {
  vi.resetModules();
  fresh = await import("../../../../main/desktop/diagnostics/log.ts");
  stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  onTestFinished(() => stderr.mockRestore());
});

const printed = () => stderr.mock.calls.map(([line]) => String(line));

it("writes one line per event with its time and facts", () => {
  fresh.log("server.listening", { port: 47_814, practice: true });
  fresh.log("services.failed");
  const time = String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;
  expect(printed()).toEqual([
    expect.stringMatching(new RegExp(`${time} server.listening port=47814 practice=true\n$`)),
    expect.stringMatching(new RegExp(`${time} services.failed\n$`)),
  ]);
});

it("does not let a fact begin a new line", () => {
  fresh.log("http.failed", { error: "Odd\r\n2026-01-01 forged" });
  expect(printed().join("").match(/\n/g)).toHaveLength(1);
});

it("redacts secrets in every output", () => {
  const written: string[] = [];
  fresh.log("before", { value: secret });
  fresh.writeLogTo((line) => written.push(line));
  fresh.log("after", { value: secret });
  expect(written).toHaveLength(2);
  for (const lines of [written, printed(), fresh.recentLines(9)]) {
    expect(lines.join("")).toContain("value=<redacted>");
    expect(lines.join("")).not.toContain(secret);
  }
});

it("passes earlier lines to a later writer, each once and in order", () => {
  const written: string[] = [];
  fresh.log("one");
  fresh.log("two");
  fresh.writeLogTo((line) => written.push(line));
  fresh.log("three");
  expect(written.map((line) => line.split(" ")[1])).toEqual(["one", "two", "three"]);
});

it("keeps a limited number of lines without a writer", () => {
  for (let count = 1; count <= 1_000; count += 1) fresh.log(`line.${count}`);
  const written: string[] = [];
  fresh.writeLogTo((line) => written.push(line));
  expect(written).toHaveLength(200);
  expect(written.at(-1)).toContain("line.1000");
  expect(fresh.recentLines(2)).toEqual(written.slice(-2));
});

it("survives a closed terminal", () => {
  fresh.log("one");
  expect(() => process.stderr.emit("error", new Error("EPIPE"))).not.toThrow();
});
