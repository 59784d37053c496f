import { expect, it } from "vitest";
import { runToEnd } from "../../../../scripts/run/child.mjs";

const node = (code: string) => runToEnd(process.execPath, ["-e", code], process.env);

it("ends with the exit code of the program", async () => {
  expect(await node("process.exit(7)")).toBe(7);
});

it("ends as a shell does when a signal ended the program", async () => {
  expect(await node("process.kill(process.pid, 'SIGTERM')")).toBe(128 + 15);
});

it("takes its hands off the signals afterwards", async () => {
  const before = process.listenerCount("SIGTERM");
  await node("");
  expect(process.listenerCount("SIGTERM")).toBe(before);
});

it("rejects when there is no such program", async () => {
  await expect(runToEnd("/nowhere/program", [], process.env)).rejects.toThrow("ENOENT");
});
