import "../../support/plain-node.ts";
import { expect, it } from "vitest";
import { createAppStateWriter } from "../../../main/storage/app-state.ts";
import {
  defaultSettings,
  openSettings,
  type StoredSettings,
} from "../../../main/storage/settings.ts";
import { tempFolder } from "../../support/temp-folder.ts";

it("saves the app's state beside the user's settings", async () => {
  const folder = tempFolder();
  const settings = openSettings(folder, () => 0);
  const appState = createAppStateWriter(settings, () => undefined);
  appState.save({ trayHintShown: true });
  appState.save({ factoryResetPending: true });
  await appState.whenSaved();
  expect(openSettings(folder, () => 0).get()).toEqual({
    ...defaultSettings,
    trayHintShown: true,
    factoryResetPending: true,
  });
});

it("reports a save that the disk refuses, and makes the next one", async () => {
  const full = new Error("ENOSPC");
  let stored: StoredSettings = defaultSettings;
  let diskIsFull = true;
  const errors: unknown[] = [];
  const appState = createAppStateWriter(
    {
      get: () => stored,
      set(settings) {
        if (diskIsFull) throw full;
        stored = settings;
      },
    },
    (error) => errors.push(error),
  );
  appState.save({ trayHintShown: true });
  await appState.whenSaved();
  expect(errors).toEqual([full]);

  diskIsFull = false;
  appState.save({ trayHintShown: true });
  await appState.whenSaved();
  expect(stored.trayHintShown).toBe(true);
});
