import type { StdioOptions } from "node:child_process";
import { expect, it } from "vitest";
import { runToEnd } from "../../../../scripts/lib/child.ts";

const runNode = (code: string) => runToEnd(process.execPath, ["-e", code], { env: process.env });

it("returns the program's exit code", async () => {
  expect(await runNode("process.exit(7)")).toBe(7);
});

it("returns a shell's exit code if a signal ended the program", async () => {
  expect(await runNode("process.kill(process.pid, 'SIGTERM')")).toBe(128 + 15);
});

it("stops listening to signals afterwards", async () => {
  const before = process.listenerCount("SIGTERM");
  await runNode("");
  expect(process.listenerCount("SIGTERM")).toBe(before);
});

it("rejects if there is no such program", async () => {
  await expect(runToEnd("/nowhere/program", [], { env: process.env })).rejects.toThrow("ENOENT");
});

it("reads stderr to its end, but does not wait for a grandchild that keeps it open", async () => {
  const stdio: StdioOptions = ["ignore", "ignore", "pipe"];
  const grandchild = `require("node:child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 5000)"], { stdio: "inherit", detached: true }).unref();`;
  let output = Promise.resolve("");
  const start = performance.now();
  await runToEnd(process.execPath, ["-e", `${grandchild} console.error("last words")`], {
    env: process.env,
    stdio,
    onSpawn: ({ stderr }) => {
      if (stderr) output = readUntilClosed(stderr);
    },
  });
  expect(performance.now() - start).toBeLessThan(4_000);
  expect(await output).toBe("last words\n");
});

async function readUntilClosed(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: string[] = [];
  stream.on("data", (chunk) => chunks.push(String(chunk)));
  await new Promise((resolve) => stream.once("close", resolve));
  return chunks.join("");
}
