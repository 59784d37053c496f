import { defineConfig } from "vitest/config";

const project = (name: string) => ({
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx,mjs}`] },
});

export default defineConfig({
  test: {
    projects: [project("unit"), project("http")],
    // Real sockets and daemons are at work; more workers than cores only make them wait for one another.
    maxWorkers: 2,
  },
});
