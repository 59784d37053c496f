/** Texts about the result of a login, Pages that cannot be connected and missing permissions. */
import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { Permission } from "../../channels/permissions.ts";
import type { ChannelProblemCode, LocalHealthCode } from "../../channels/problem-codes.ts";
import { formatters } from "../formatters.ts";
import type { ConnectedByOthers, DifferentUserParams } from "../message-params.ts";
import { diskFullTexts } from "./disk-full.ts";

/** Returns, for example, "Fern & Fig belongs to" or "these Pages belong to". */
const belongsTo = (taken: ConnectedByOthers): string =>
  taken.kind === "account"
    ? `${isolate(taken.name)} belongs to`
    : formatters().plural(taken.count, {
        one: "this Page belongs to",
        other: "these Pages belong to",
      });

/** Returns, for example, "Dana Reyes's login" or "the logins of Dana Reyes and Sam Okafor". */
const loginsOf = (owners: readonly string[]): string =>
  owners.length === 1
    ? `${isolate(owners[0] ?? "")}'s login`
    : `the logins of ${formatters().names(owners, { most: 3, rest: () => "others" })}`;

export const channelTexts = {
  /** Used if a person's name is unknown. */
  somebody: "somebody",

  /** These texts must contain no percent or plus signs, because clients may decode them twice. */
  problems: {
    cancelled: (type: ChannelType) =>
      `Connecting ${channelNames[type]} was cancelled. Nothing was changed.`,
    settings_changed: (type: ChannelType) =>
      `The login was cancelled because Pagekeeper's settings changed. Connect ${channelNames[type]} again.`,
    timed_out: (type: ChannelType) =>
      `The login was not finished within 10 minutes. Connect ${channelNames[type]} again when you are ready.`,
    replaced: (type: ChannelType) =>
      `Connecting ${channelNames[type]} was started again somewhere else. Continue there.`,
    already_running: (type: ChannelType) =>
      `${channelNames[type]} is already being connected. Wait until that is finished.`,
    /** `consequences` come from `channelTexts.consequences`. */
    permission_missing: {
      declined: (type: ChannelType, consequences: readonly string[]) =>
        `Pagekeeper ${formatters().list(consequences)}, because permissions that ${channelNames[type]} needs were switched off. Connect ${channelNames[type]} again and leave all permissions on.`,
      /** `permissions` are Meta's own names, such as `pages_messaging`. */
      notRequested: (
        type: ChannelType,
        consequences: readonly string[],
        permissions: readonly string[],
      ) =>
        `Pagekeeper ${formatters().list(consequences)}, because Facebook didn't ask for all permissions that ${channelNames[type]} needs. The person who set up Pagekeeper's Meta app must add ${formatters().list(permissions)} to the app. Then connect ${channelNames[type]} again.`,
    },
    different_user: ({ user, taken, owners }: DifferentUserParams) => {
      const other = owners.length === 1 ? isolate(owners[0] ?? "") : "one of them";
      return `You logged in as ${isolate(user)}, but ${belongsTo(taken)} ${loginsOf(owners)}. Nothing was changed. Log in as ${other} and connect again, or use your login instead: every Page that you then choose on Facebook moves to your login.`;
    },
    no_pages:
      "Facebook listed no Pages for this login. Log in as someone who manages a Page, and choose the Page in Facebook's dialog.",
    no_eligible_pages: {
      noneChosen: "You didn't choose any Page. Connect again and tick the Pages you want.",
      noneUsable: (type: ChannelType) =>
        `None of these Pages can be used for ${channelNames[type]} yet. See what each needs.`,
    },
    no_usable_token: (count: number) =>
      `${formatters().plural(count, { one: "This account was", other: "None of these accounts was" })} checked, because Pagekeeper has no usable access token. Log in again.`,
    not_saved: diskFullTexts.accountsNotSaved,
    keychain_locked: {
      reading:
        "Your keychain is locked, so not every account could be checked. Unlock it and check again.",
      writing: "Your keychain is locked, so nothing was changed. Unlock it and connect again.",
    },
    keychain_unavailable: {
      reading:
        "This computer's keychain can't be reached, so not every account could be checked. Start it and check again.",
      writing:
        "This computer's keychain can't be reached, so nothing was changed. Start it and connect again.",
    },
    keychain_failed:
      "The keychain refused to store the access tokens, so nothing was changed. Restart this computer and connect again.",
    token_too_large:
      "Facebook sent an access token that is too long for the keychain. Nothing was changed. Please report this.",
  } satisfies Record<ChannelProblemCode, unknown>,

  works: "Works",
  /** `since` is a time in ISO 8601. `reason` is a sentence. */
  unconfirmed: (since: string, reason: string) =>
    `Worked when last checked, but not confirmed since ${formatters().day(since)}. ${reason}`,
  /** Problems of an account that Pagekeeper finds without asking Facebook. */
  localHealth: {
    token_not_saved:
      "This account was kept for one session only, because there was no keychain. Log in again.",
    token_missing:
      "This account's access token is no longer in this computer's keychain. Log in again.",
    app_changed:
      "Pagekeeper now uses another Meta app, but this account was connected with the previous one. Log in again to use it with the new app.",
    instagram_moved:
      "This Instagram account is now linked to another Page and connected there. If another account is linked to this Page now, connect Instagram again. If not, disconnect this entry.",
  } satisfies Record<LocalHealthCode, string>,

  instagramMovedTo: (page: string) =>
    `This Instagram account is now linked to ${isolate(page)} and connected there. If another account is linked to this Page now, connect Instagram again. If not, disconnect this entry.`,

  unconnectable: {
    "not-ticked": {
      message: "You didn't choose this Page.",
      remedy: "Connect again and choose it.",
    },
    "permission-missing": {
      message: "A permission that messages need was not given for this Page.",
      remedy: "Connect again and leave all permissions on for this Page.",
    },
    "no-instagram-account": {
      message: "No Instagram professional account is linked to this Page.",
      remedy: "Link one in the Page's settings on Facebook, then connect again.",
    },
    "instagram-not-professional": {
      message: "The Instagram account linked to this Page is a personal one.",
      remedy: "Switch it to a professional account in Instagram (free), then connect again.",
    },
  },
  noMessagingTask: {
    message: (person: string) => `${isolate(person)} may not manage messages on this Page.`,
    remedy: "Someone with full control can allow it under Page access › Messages.",
  },
  connectedByAnother: {
    message: (person: string) => `${isolate(person)} connected this Page.`,
    remedy: "Keep it that way, or move it to your login.",
  },

  /**
   * What Pagekeeper cannot do without a permission, as a phrase that follows the word "Pagekeeper".
   */
  consequences: {
    pages_show_list: "can't see which Pages there are",
    pages_messaging: "can't access messages",
    instagram_basic: "can't see Instagram accounts",
    instagram_manage_messages: "can't access messages",
    business_management: "can't see Pages of a business portfolio",
    pages_manage_metadata: "can't subscribe Pages to a webhook",
    pages_read_engagement: "can't see the names of people who write",
  } satisfies Record<Permission, string>,
};
