import { defineConfig } from "vitest/config";

const project = (name: string, setupFiles: string[] = []) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], setupFiles },
});

export default defineConfig({
  test: {
    projects: [
      project("unit", ["test/unit/renderer/english.ts"]),
      project("contract"),
      project("http"),
    ],
    // Real sockets and daemons are at work; more workers than cores only make them wait for one another.
    maxWorkers: 2,
    // To end what hangs, not to judge what is slow: a busy machine takes seconds to start a keyring.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
