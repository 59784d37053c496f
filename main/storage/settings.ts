/** The user's settings on disk. */
import { z } from "zod";
import type { MetaApp, Settings } from "../../preload/contract.ts";
import { openFile, type StoredFile } from "./file.ts";

/** Registered with nobody; Meta compares the redirect URI to the letter, so it stays what it is. */
export const defaultPort = 47814;

export interface StoredSettings extends Settings {
  /** Absent: practice mode. */
  readonly metaApp?: MetaApp;
  /** App IDs whose secret may lie in the keychain. */
  readonly appSecrets: readonly string[];
}

const metaApp = z.object({
  appId: z.string().min(1),
  version: z.string().regex(/^v\d+\.\d+$/),
  configId: z.string().min(1).exactOptional(),
  redirectUri: z.string().min(1).exactOptional(),
});

/** What is not in a file of an earlier version has its default. */
const schema: z.ZodType<StoredSettings> = z.object({
  port: z.int().min(1024).max(65535),
  webhooks: z.boolean().default(false),
  metaApp: metaApp.exactOptional(),
  appSecrets: z.array(z.string().min(1)).default([]),
});

export const openSettings = (folder: string, now: () => number): StoredFile<StoredSettings> =>
  openFile({
    folder,
    name: "settings",
    version: 1,
    schema,
    empty: { port: defaultPort, webhooks: false, appSecrets: [] },
    now,
  });
