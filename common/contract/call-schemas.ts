import { z } from "zod";
import { channelTypes } from "./accounts.ts";
import type { CallName } from "./calls.ts";
import { factoryResetLeftovers } from "./factory-reset.ts";
import { appIdPattern } from "./meta-app.ts";
import { settingsChangeSchema } from "./settings.ts";

/** More accounts than anybody connects, as a limit for what the main process has to read. */
const maxAccounts = 100_000;

/**
 * Creates the schemas for the arguments of every call, so that the main process can validate all
 * arguments before any other code sees them. The schemas have a file of their own, so that the
 * preload script, the renderer and the first frame don't load zod.
 */
export function createCallSchemas() {
  const channelType = z.enum(channelTypes);
  const id = z.string().min(1).max(200);
  const nothing = z.tuple([]);
  const { metaAppDraft, metaAppForm } = metaAppSchemas();
  return {
    snapshot: nothing,
    flows: nothing,
    /**
     * Opens the browser to log in. If a flow of this type is already running, shows that flow again
     * instead.
     */
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
    /** Copies a new sign-in link to the clipboard. */
    copyLink: z.tuple([id]),
    /** Continues the flow in a window of the app instead of the browser. */
    openHere: z.tuple([id]),
    /** Takes accounts out of the list, and disconnects them unless that is undone in time. */
    disconnect: z.tuple([z.array(id).min(1).max(maxAccounts)]),
    /** Brings the accounts of a pending disconnect back. */
    undoDisconnect: z.tuple([id]),
    /** Returns what happened to the accounts, from newest to oldest. */
    activity: z.tuple([
      z.strictObject({
        accountId: id.exactOptional(),
        search: z.string().max(200).exactOptional(),
        before: id.exactOptional(),
        limit: z.int().min(1).max(200),
      }),
    ]),
    /** Resolves when the check has ended, which may take an hour if Facebook limits it. */
    check: z.tuple([
      z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("all") }),
        z.strictObject({ kind: z.literal("channel"), type: channelType }),
        z.strictObject({ kind: z.literal("account"), id }),
      ]),
    ]),
    /** Ends all running checks, in the background too. */
    cancelCheck: nothing,
    openInBrowser: nothing,
    /** Opens the application menu at a point of the page, in CSS pixels. */
    showMenu: z.tuple([z.strictObject({ x: z.number(), y: z.number() })]),
    /** Closes the tour of practice mode for good. */
    dismissTour: nothing,
    settings: nothing,
    /** Saves the given settings, uses them at once, and leaves the others unchanged. */
    saveSettings: z.tuple([settingsChangeSchema]),
    metaApp: nothing,
    /** Keeps what was typed until Pagekeeper quits. Null discards it. */
    saveMetaAppDraft: z.tuple([metaAppDraft.nullable()]),
    /** Asks Meta whether the App ID and secret belong together. Saves nothing. */
    verifyMetaApp: z.tuple([metaAppForm]),
    /**
     * Verifies the app, then opens the browser to log in through it, without saving it. Its
     * progress is sent as `testLogin` events. Replaces a test login that is running.
     */
    startTestLogin: z.tuple([metaAppForm]),
    cancelTestLogin: nothing,
    /** Copies a new link to the test login to the clipboard. */
    copyTestLoginLink: nothing,
    /** Continues the test login in a window of the app instead of the browser. */
    openTestLoginHere: nothing,
    /** Verifies the App ID and secret with Meta, saves them and uses them at once. */
    saveMetaApp: z.tuple([metaAppForm]),
    /** Deletes the saved Meta app and changes over to practice mode at once. */
    removeMetaApp: nothing,
    /** Shows the log folder in the system's file manager. */
    openLogs: nothing,
    /**
     * Copies diagnostics to the clipboard. `names` says whether to include the names of accounts.
     */
    copyDiagnostics: z.tuple([z.strictObject({ names: z.boolean() })]),
    /** Revokes all access and deletes all data, except the leftovers that the user has accepted. */
    factoryReset: z.tuple([
      z.array(z.enum(factoryResetLeftovers)).max(factoryResetLeftovers.length),
    ]),
    /** Starts the download. Its progress and failures are sent as `update` events. */
    downloadUpdate: nothing,
    /** Quits and starts the new version. */
    installUpdate: nothing,
    /** Hides the update from the window and cancels its download. */
    postponeUpdate: nothing,
    /**
     * Allows or refuses the web app of the question with this id. Does nothing if the question has
     * ended.
     */
    answerWebApp: z.tuple([id, z.boolean()]),
    /** Removes the permission of the web app with this origin, and ends its sessions. */
    removeWebApp: z.tuple([z.string().min(1).max(300)]),
    /**
     * Tells the main process that the window has drawn its first frame, so that the main process
     * loads the rest of the app.
     */
    ready: nothing,
  } satisfies Record<CallName, z.ZodType<readonly unknown[]>>;
}

function metaAppSchemas() {
  const version = z.string().regex(/^v\d{1,3}\.\d{1,2}$/);
  const metaAppForm = z.strictObject({
    appId: z.string().regex(appIdPattern),
    appSecret: z
      .string()
      .regex(/^\S{1,200}$/)
      .exactOptional(),
    version,
    configId: z
      .string()
      .regex(/^[\w-]{1,64}$/)
      .exactOptional(),
    redirectUri: redirectUri().exactOptional(),
  });
  const typed = z.string().max(2_000);
  const metaAppDraft = z.strictObject({
    appId: typed,
    appSecret: typed.exactOptional(),
    version,
    login: z.enum(["classic", "business"]),
    configId: typed,
    redirectMode: z.enum(["development", "live"]),
    redirectUri: typed,
    step: z.string().max(100),
  });
  return { metaAppForm, metaAppDraft };
}

/**
 * Returns a schema for an https URL without a fragment. The URL is kept exactly as entered, because
 * Meta compares redirect URIs character by character (docs/research/meta.md §1.8). `z.url` is not
 * strict enough, because it also accepts spaces and user names.
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
