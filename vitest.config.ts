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
    // The tests use real sockets and daemons, so more workers than cores would only wait for each
    // other.
    maxWorkers: 2,
    // This stops tests that hang. On a busy machine, it takes seconds to start a keyring.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
