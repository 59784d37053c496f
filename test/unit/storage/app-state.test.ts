import "../../support/plain-node.ts";
import { expect, it } from "vitest";
import { openNotes } from "../../../main/storage/app-state.ts";
import {
  defaultSettings,
  openSettings,
  type StoredSettings,
} from "../../../main/storage/settings.ts";
import { tempFolder } from "../../support/temp-folder.ts";

it("a note is on disk when it is said to be, beside what the user has set", async () => {
  const folder = tempFolder();
  const settings = openSettings(folder, () => 0);
  const notes = openNotes(settings, () => undefined);
  notes.write({ toldOfTray: true });
  notes.write({ removalBegun: true });
  await notes.written();
  expect(openSettings(folder, () => 0).get()).toEqual({
    ...defaultSettings,
    toldOfTray: true,
    removalBegun: true,
  });
});

it("a note that the disk refuses is told of, and keeps nobody waiting", async () => {
  const full = new Error("ENOSPC");
  let stored: StoredSettings = defaultSettings;
  let refuses = true;
  const told: unknown[] = [];
  const notes = openNotes(
    {
      get: () => stored,
      set(settings) {
        if (refuses) throw full;
        stored = settings;
      },
    },
    (error) => told.push(error),
  );
  notes.write({ toldOfTray: true });
  await notes.written();
  expect(told).toEqual([full]);

  refuses = false;
  notes.write({ toldOfTray: true });
  await notes.written();
  expect(stored.toldOfTray).toBe(true);
});
