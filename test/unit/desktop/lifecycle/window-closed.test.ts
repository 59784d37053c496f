import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { handleWindowClosed } from "../../../../main/desktop/lifecycle/window-closed.ts";
import { flush } from "../../../support/doubles/flush.ts";

const electron = vi.hoisted(() => ({
  app: undefined as unknown as EventEmitter & { quit(): void },
}));
vi.mock("electron", () => electron);

const { platform } = process;
let quits: number;
beforeEach(() => {
  quits = 0;
  electron.app = Object.assign(new EventEmitter(), {
    quit: () => {
      quits += 1;
    },
  });
});
afterEach(() => Object.defineProperty(process, "platform", { value: platform }));

interface Facts {
  readonly on?: NodeJS.Platform;
  readonly enabled?: boolean;
  readonly tray?: boolean;
  /** Opened again before it was known whether there is a tray. */
  readonly window?: boolean;
}

/** What becomes of the app when its window is closed. */
async function closed({ on = "linux", enabled = true, tray = true, window = false }: Facts) {
  Object.defineProperty(process, "platform", { value: on });
  let stays = 0;
  handleWindowClosed({
    enabled: () => enabled,
    hasTray: async () => tray,
    hasWindow: () => window,
    onStay: () => {
      stays += 1;
    },
  });
  electron.app.emit("window-all-closed");
  await flush();
  return { stays, quits };
}

it("goes on in the tray, and tells so", async () => {
  expect(await closed({})).toEqual({ stays: 1, quits: 0 });
});

it.each([
  ["the setting says so", { enabled: false }],
  ["there is no tray to be seen in", { tray: false }],
])("quits where %s", async (_, facts) => {
  expect(await closed(facts)).toEqual({ stays: 0, quits: 1 });
});

it("leaves a window alone that was opened meanwhile", async () => {
  expect(await closed({ tray: false, window: true })).toEqual({ stays: 0, quits: 0 });
});

it("goes on without a word on macOS, as every app does there", async () => {
  expect(await closed({ on: "darwin", enabled: false })).toEqual({ stays: 0, quits: 0 });
});
