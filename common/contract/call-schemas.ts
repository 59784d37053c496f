import { z } from "zod";
import { channelTypes } from "./accounts.ts";
import type { CallName } from "./calls.ts";
import { factoryResetLeftovers } from "./factory-reset.ts";
import { settingsChangeSchema } from "./settings.ts";

/**
 * Schemas of the arguments of every call. Main parses with them before anything else sees the
 * arguments. Kept apart so that neither the preload, nor the renderer, nor main's first frame
 * loads zod.
 */
export function createCallSchemas() {
  const channelType = z.enum(channelTypes);
  const id = z.string().min(1).max(200);
  const nothing = z.tuple([]);
  return {
    snapshot: nothing,
    flows: nothing,
    /** Opens the browser. If a flow of this type is running, shows that one again instead. */
    connect: z.tuple([
      channelType,
      z
        .strictObject({
          reconnectAccountId: id.exactOptional(),
          takeOver: z.boolean().exactOptional(),
        })
        .optional(),
    ]),
    cancel: z.tuple([id]),
    /** Copies a fresh sign-in link to the clipboard. */
    copyLink: z.tuple([id]),
    /** Opens the flow in a window of the app. */
    openHere: z.tuple([id]),
    disconnectAccount: z.tuple([id]),
    disconnectChannel: z.tuple([channelType]),
    /** Checks every account of the channel, or of all channels. */
    check: z.tuple([channelType.optional()]),
    openInBrowser: nothing,
    settings: nothing,
    /** Saves the given settings and leaves the others unchanged. */
    saveSettings: z.tuple([settingsChangeSchema]),
    metaApp: nothing,
    /** Verifies the App ID and secret with Meta before saving them. */
    saveMetaApp: z.tuple([
      z.strictObject({
        appId: z.string().regex(/^[\w-]{1,64}$/),
        appSecret: z
          .string()
          .regex(/^\S{1,200}$/)
          .exactOptional(),
        version: z.string().regex(/^v\d{1,3}\.\d{1,2}$/),
        configId: z
          .string()
          .regex(/^[\w-]{1,64}$/)
          .exactOptional(),
        redirectUri: redirectUri().exactOptional(),
      }),
    ]),
    /** Returns to practice mode at the next start. */
    removeMetaApp: nothing,
    /** Shows the log folder in the system's file manager. */
    openLogs: nothing,
    /** Copies diagnostics to the clipboard; `names`: include the names of accounts. */
    copyDiagnostics: z.tuple([z.strictObject({ names: z.boolean() })]),
    /** Revokes all access and deletes all data, except what the user agreed to leave behind. */
    factoryReset: z.tuple([
      z.array(z.enum(factoryResetLeftovers)).max(factoryResetLeftovers.length),
    ]),
    /** Progress and failures arrive as `update` events. */
    downloadUpdate: nothing,
    /** Quits and starts the new version. */
    installUpdate: nothing,
    /** Hides the update from the window and cancels its download. */
    postponeUpdate: nothing,
    /** Restarts Pagekeeper. */
    restart: nothing,
    /** The window has drawn its first frame, so main may load the rest. */
    ready: nothing,
  } satisfies Record<CallName, z.ZodType<readonly unknown[]>>;
}

/**
 * An https address without a fragment, kept exactly as entered because Meta compares it character
 * by character (docs/research/meta.md §1.8). `z.url` accepts text that a browser reads differently.
 */
function redirectUri() {
  return z
    .string()
    .max(2_000)
    .refine((text) => {
      const url = URL.parse(text);
      return (
        url?.protocol === "https:" && !text.includes("#") && !/\s/.test(text) && url.username === ""
      );
    });
}

export type CallArguments<N extends CallName> = z.output<ReturnType<typeof createCallSchemas>[N]>;
