/** The problems that arise here rather than at Facebook: sentences for people, codes for programs. No `%` in a sentence (guide.md). */
import type { ChannelType } from "../../preload/contract.ts";
import type { Problem, SecretFailure } from "./ports.ts";

const channelNames: Record<ChannelType, string> = {
  messenger: "Messenger",
  instagram: "Instagram",
};

const permissionUses: Readonly<Record<string, string>> = {
  pages_show_list: "see which Pages you have",
  pages_messaging: "read and answer your Pages' messages",
  instagram_basic: "see your Instagram account",
  instagram_manage_messages: "read and answer your Instagram messages",
};

export const problems = {
  cancelled: (type: ChannelType): Problem => ({
    code: "cancelled",
    fault: "user",
    message: `Connecting ${channelNames[type]} was cancelled. Nothing was changed.`,
  }),
  timedOut: (type: ChannelType): Problem => ({
    code: "timed_out",
    fault: "user",
    message: `Facebook did not send an answer within 10 minutes. Connect ${channelNames[type]} again when you are ready to log in.`,
  }),
  replaced: (type: ChannelType): Problem => ({
    code: "replaced",
    fault: "user",
    message: `Connecting ${channelNames[type]} was started again somewhere else. Go on there.`,
  }),
  alreadyRunning: (type: ChannelType): Problem => ({
    code: "already_running",
    fault: "user",
    message: `${channelNames[type]} is being connected just now. Wait until that is finished.`,
  }),
  permissionMissing: (type: ChannelType, permission: string): Problem => ({
    code: "permission_missing",
    fault: "user",
    message: `Pagekeeper was not allowed to ${permissionUses[permission] ?? permission}. Connect ${channelNames[type]} again and leave that permission switched on.`,
  }),
  noPages: (): Problem => ({
    code: "no_pages",
    fault: "user",
    message:
      "Facebook listed no Pages for this login. Log in as someone who manages a Page, and tick the Page in Facebook's dialog.",
  }),
  noEligiblePages: (type: ChannelType): Problem => ({
    code: "no_eligible_pages",
    fault: "user",
    message: `None of your Pages can be connected to ${channelNames[type]} yet. The list below says what each one needs.`,
  }),
  notSaved: (): Problem => ({
    code: "not_saved",
    fault: "pagekeeper",
    message:
      "The accounts could not be saved on this computer. Check that the disk has room and is not write-protected, then connect again.",
  }),
  /** The keychain would not give a secret to a check. */
  notRead: ({ status }: SecretFailure): Problem =>
    status === "locked"
      ? {
          code: "keychain_locked",
          fault: "user",
          message:
            "Your keychain is locked, so not every account could be checked. Unlock it and check again.",
        }
      : {
          code: "keychain_unavailable",
          fault: "user",
          message:
            "This computer's keychain cannot be reached, so not every account could be checked. Start it and check again.",
        },
  /** The keychain would not take a secret. */
  keychain: (failure: SecretFailure): Problem => ({
    fault: "user",
    ...keychainSentences[failure.status],
  }),
} as const;

const keychainSentences: Record<SecretFailure["status"], { code: string; message: string }> = {
  locked: {
    code: "keychain_locked",
    message: "Your keychain is locked. Unlock it and connect again; nothing was changed.",
  },
  unavailable: {
    code: "keychain_unavailable",
    message:
      "This computer's keychain cannot be reached. Start it and connect again; nothing was changed.",
  },
  "too-large": {
    code: "token_too_large",
    message:
      "Facebook sent a token that is too long for the keychain. Nothing was changed. Please report this.",
  },
  failed: {
    code: "keychain_failed",
    message:
      "The keychain refused to keep the token. Restart this computer and connect again; nothing was changed.",
  },
};
