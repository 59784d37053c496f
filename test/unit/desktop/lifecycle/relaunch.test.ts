import { beforeEach, describe, expect, it, vi } from "vitest";
import { quitThen, relaunch, runAfterQuit } from "../../../../main/desktop/lifecycle/relaunch.ts";

const electron = vi.hoisted(() => {
  const done: string[] = [];
  return {
    done,
    listeners: new Map<string, () => void>(),
    app: {
      quit: () => done.push("quit"),
      relaunch: ({ args }: { args: readonly string[] }) => done.push(`relaunch ${args.join(" ")}`),
      releaseSingleInstanceLock: () => done.push("unlock"),
      once: (event: string, listener: () => void) => electron.listeners.set(event, listener),
    },
  };
});
vi.mock("electron", () => ({ app: electron.app }));

beforeEach(() => {
  electron.done.length = 0;
  electron.listeners.clear();
});

describe("a run that ends into another", () => {
  it("quits first, and lets go of the lock before the other starts", () => {
    quitThen(() => electron.done.push("next"));
    expect(electron.done).toEqual(["quit"]);
    runAfterQuit();
    expect(electron.done).toEqual(["quit", "unlock", "next"]);
  });

  it("starts it once, though it ends in two ways", () => {
    quitThen(() => electron.done.push("next"));
    runAfterQuit();
    electron.listeners.get("quit")?.();
    expect(electron.done).toEqual(["quit", "unlock", "next"]);
  });

  it("starts it where nothing held up the quit", () => {
    quitThen(() => electron.done.push("next"));
    electron.listeners.get("quit")?.();
    expect(electron.done).toEqual(["quit", "unlock", "next"]);
  });
});

it("a run that just ends starts nothing", () => {
  runAfterQuit();
  expect(electron.done).toEqual([]);
});

it("Electron starts the app anew where it is no AppImage", () => {
  relaunch(["--open-in-browser"]);
  expect(electron.done).toEqual(["relaunch --open-in-browser", "quit"]);
});
