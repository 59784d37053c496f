/** The user's settings on disk. */
import { z } from "zod";
import type { Settings } from "../../preload/contract.ts";
import { openFile, type StoredFile } from "./file.ts";

/** Registered with nobody; Meta compares the redirect URI to the letter, so it stays what it is. */
export const defaultPort = 47814;

const schema: z.ZodType<Settings> = z.object({ port: z.int().min(1024).max(65535) });

export const openSettings = (folder: string, now: () => number): StoredFile<Settings> =>
  openFile({ folder, name: "settings", version: 1, schema, empty: { port: defaultPort }, now });
