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
      project("kills"),
      {
        extends: true,
        test: { name: "sweeps", include: ["test/kills/*.sweep.ts"], testTimeout: 120_000 },
      },
    ],
    // More workers than cores would only wait for each other, because the tests use real sockets
    // and daemons.
    maxWorkers: 2,
    // These limits stop tests that hang. They are high, because starting a keyring takes seconds on
    // a busy machine.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
