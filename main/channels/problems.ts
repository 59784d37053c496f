/** The problems that arise here rather than at Facebook: sentences for people, codes for programs. No `%` in a sentence (guide.md). */
import type { ChannelType, MissingPermission } from "../../preload/contract.ts";
import { wasRefused } from "./permissions.ts";
import type { Problem, SecretFailure } from "./ports.ts";

const channelNames: Record<ChannelType, string> = {
  messenger: "Messenger",
  instagram: "Instagram",
};

/** Sentences are English for now, whatever the system speaks. */
const list = new Intl.ListFormat("en");

/** Who else is expected, or would be taken over from. */
interface Strangers {
  /** Who logged in. */
  readonly user: string;
  /** What was connected by somebody else: "Northwind Bakery". */
  readonly what: string;
  readonly owners: readonly string[];
}

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
  /** `missing`: those without which the channel cannot work. */
  permissionMissing: (type: ChannelType, missing: readonly MissingPermission[]): Problem => {
    const cannot = list.format(missing.map(({ consequence }) => consequence));
    const names = list.format(missing.map(({ permission }) => permission));
    return wasRefused(missing)
      ? {
          code: "permission_missing",
          fault: "user",
          remedy: "grant-permission",
          message: `Pagekeeper ${cannot}, because that was not allowed at Facebook. Connect ${channelNames[type]} again and leave every permission switched on.`,
        }
      : {
          code: "permission_missing",
          fault: "operator",
          remedy: "set-up-app",
          message: `Pagekeeper ${cannot}, because Facebook did not ask for it. Whoever set up Pagekeeper's Meta app must add ${names} to the app; then connect ${channelNames[type]} again.`,
        };
  },
  /** Nothing was changed; the window offers to connect as this person all the same. */
  differentUser: ({ user, what, owners }: Strangers): Problem => {
    const [owner = "", ...more] = owners;
    const login = more.length > 0 ? "one of them" : owner;
    const by = list.format(owners.length > 3 ? [...owners.slice(0, 2), "others"] : owners);
    return {
      code: "different_user",
      fault: "user",
      remedy: "connect-again",
      message: `You logged in as ${user}, but ${what} connected by ${by}. Nothing was changed. Log in to Facebook as ${login} and connect again, or connect as ${user}.`,
    };
  },
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
