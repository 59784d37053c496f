/** What the domain says: how a login ended, why a Page cannot be connected, what a missing permission costs. */

import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { Permission } from "../../channels/permissions.ts";
import type { ChannelProblemCode, LocalHealthCode } from "../../channels/problem-codes.ts";
import { formatters } from "../formatters.ts";
import type { ConnectedByOthers, DifferentUserParams } from "../message-params.ts";
import { diskFullTexts } from "./disk-full.ts";

const was = (taken: ConnectedByOthers): string => {
  if (taken.kind === "account") return `${isolate(taken.name)} was`;
  return formatters().plural(taken.count, { one: "this Page was", other: "these Pages were" });
};

const by = (owners: readonly string[]): string =>
  owners.length > 3
    ? formatters().list([...owners.slice(0, 2).map(isolate), "others"])
    : formatters().names(owners);

export const channelTexts = {
  somebody: "somebody",

  /** No percent or plus sign: the client decodes these twice. */
  problems: {
    cancelled: (type: ChannelType) =>
      `Connecting ${channelNames[type]} was cancelled. Nothing was changed.`,
    timed_out: (type: ChannelType) =>
      `Facebook did not send an answer within 10 minutes. Connect ${channelNames[type]} again when you are ready to log in.`,
    replaced: (type: ChannelType) =>
      `Connecting ${channelNames[type]} was started again somewhere else. Go on there.`,
    already_running: (type: ChannelType) =>
      `${channelNames[type]} is being connected just now. Wait until that is finished.`,
    /** `consequences` as below. */
    permission_missing: {
      declined: (type: ChannelType, consequences: readonly string[]) =>
        `Pagekeeper ${formatters().list(consequences)}, because that was not allowed at Facebook. Connect ${channelNames[type]} again and leave every permission switched on.`,
      /** `permissions`: Meta's names. */
      notRequested: (
        type: ChannelType,
        consequences: readonly string[],
        permissions: readonly string[],
      ) =>
        `Pagekeeper ${formatters().list(consequences)}, because Facebook did not ask for it. Whoever set up Pagekeeper's Meta app must add ${formatters().list(permissions)} to the app; then connect ${channelNames[type]} again.`,
    },
    different_user: ({ user, taken, owners }: DifferentUserParams) => {
      const login = owners.length > 1 ? "one of them" : isolate(owners[0] ?? "");
      return `You logged in as ${isolate(user)}, but ${was(taken)} connected by ${by(owners)}. Nothing was changed. Log in to Facebook as ${login} and connect again, or take over: every Page that you then choose at Facebook depends on your login from then on.`;
    },
    no_pages:
      "Facebook listed no Pages for this login. Log in as someone who manages a Page, and tick the Page in Facebook's dialog.",
    no_eligible_pages: (type: ChannelType) =>
      `None of your Pages can be connected to ${channelNames[type]} yet. The list below says what each one needs.`,
    not_saved: diskFullTexts.accountsNotSaved,
    keychain_locked: {
      reading:
        "Your keychain is locked, so not every account could be checked. Unlock it and check again.",
      writing: "Your keychain is locked. Unlock it and connect again; nothing was changed.",
    },
    keychain_unavailable: {
      reading:
        "This computer's keychain cannot be reached, so not every account could be checked. Start it and check again.",
      writing:
        "This computer's keychain cannot be reached. Start it and connect again; nothing was changed.",
    },
    keychain_failed:
      "The keychain refused to keep the token. Restart this computer and connect again; nothing was changed.",
    token_too_large:
      "Facebook sent a token that is too long for the keychain. Nothing was changed. Please report this.",
  } satisfies Record<ChannelProblemCode, unknown>,

  works: "Works",
  /** Why an account does not work although Facebook did not say so. */
  localHealth: {
    token_not_saved: "This account was kept only until Pagekeeper quit. Connect again.",
    token_missing:
      "The key to this account is no longer in this computer's keychain. Connect again.",
  } satisfies Record<LocalHealthCode, string>,

  /* ---- Why a Page could not be connected, and what to do ---- */
  unconnectable: {
    "not-ticked": {
      message: "It was not ticked in Facebook's dialog.",
      remedy: "Connect again and tick this Page.",
    },
    "no-messaging-task": {
      message: "Your role on this Page does not include messages.",
      remedy: "Ask someone who manages the Page to give you the Messages task, then connect again.",
    },
    "permission-missing": {
      message: "A permission that messages need was not given for this Page.",
      remedy: "Connect again and leave every permission switched on for this Page.",
    },
    "no-instagram-account": {
      message: "No Instagram professional account is linked to this Page.",
      remedy: "Link one in the Page's settings at Facebook, then connect again.",
    },
    "instagram-not-professional": {
      message: "The Instagram account that is linked to this Page is a personal one.",
      remedy:
        "Make it a professional account in Instagram's settings, which costs nothing, then connect again.",
    },
  },
  connectedByAnother: {
    /** Undefined: it is not known who did. */
    message: (holder: string | undefined) =>
      `Already connected by ${holder === undefined ? "somebody else" : isolate(holder)}.`,
    remedy:
      "Leave it as it is, or take it over: every Page that you then choose at Facebook depends on your login from then on, whoever connected it.",
  },

  /** What Pagekeeper cannot do without a permission, in words that follow "Pagekeeper". */
  consequences: {
    pages_show_list: "cannot see which Pages there are",
    pages_messaging: "cannot read messages or answer them",
    instagram_basic: "cannot see Instagram accounts",
    instagram_manage_messages: "cannot read messages or answer them",
    business_management: "cannot see Pages of a business portfolio",
    pages_manage_metadata: "cannot be told of new messages",
    pages_read_engagement: "cannot see the names of people who write",
  } satisfies Record<Permission, string>,
};
