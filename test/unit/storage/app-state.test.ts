import "../../support/plain-node.ts";
import { expect, it } from "vitest";
import { createAppStateWriter } from "../../../main/storage/app-state.ts";
import {
  defaultSettings,
  openSettings,
  type StoredSettings,
} from "../../../main/storage/settings.ts";
import { tempFolder } from "../../support/temp-folder.ts";

it("a note is on disk when it is said to be, beside what the user has set", async () => {
  const folder = tempFolder();
  const settings = openSettings(folder, () => 0);
  const notes = createAppStateWriter(settings, () => undefined);
  notes.save({ trayHintShown: true });
  notes.save({ factoryResetPending: true });
  await notes.whenSaved();
  expect(openSettings(folder, () => 0).get()).toEqual({
    ...defaultSettings,
    trayHintShown: true,
    factoryResetPending: true,
  });
});

it("a note that the disk refuses is told of, and keeps nobody waiting", async () => {
  const full = new Error("ENOSPC");
  let stored: StoredSettings = defaultSettings;
  let refuses = true;
  const told: unknown[] = [];
  const notes = createAppStateWriter(
    {
      get: () => stored,
      set(settings) {
        if (refuses) throw full;
        stored = settings;
      },
    },
    (error) => told.push(error),
  );
  notes.save({ trayHintShown: true });
  await notes.whenSaved();
  expect(told).toEqual([full]);

  refuses = false;
  notes.save({ trayHintShown: true });
  await notes.whenSaved();
  expect(stored.trayHintShown).toBe(true);
});
