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
    // With real sockets and daemons, more workers than cores only wait for one another.
    maxWorkers: 2,
    // Ends tests that hang. A busy machine takes seconds to start a keyring.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
