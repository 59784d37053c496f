/** Texts of desktop notifications. */
import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import { formatters } from "../formatters.ts";

export const notificationTexts = {
  accountFailing: (name: string, type: ChannelType) =>
    `${isolate(name)} (${channelNames[type]}) stopped working`,
  accountUnconfirmed: (name: string, type: ChannelType) =>
    `${isolate(name)} (${channelNames[type]}) can't be checked`,
  /** The title of a notification about more problems than can have one each. */
  accountsFailing: (count: number) =>
    formatters().count(count, {
      one: "account needs attention",
      other: "accounts need attention",
    }),
  /** The labels of buttons, on systems whose notifications have them. */
  logIn: "Log in again",
  show: "Show",

  mustLogIn: (person: string) => `${isolate(person)} must log in again`,
  mustLogInBy: (person: string, day: Date) =>
    `${isolate(person)} must log in again by ${formatters().longDay(day)}`,
  /** Follows one of the two texts above. `thatDay` is true after a text that names a day. */
  otherwise: (accounts: number, thatDay: boolean) => {
    const stop = formatters().count(accounts, { one: "account stops", other: "accounts stop" });
    return `Otherwise ${stop} working${thatDay ? " that day" : ""}.`;
  },

  stillRunning: {
    title: "Pagekeeper is still running",
    body: "Pagekeeper keeps checking your accounts in the tray. You can change this in Settings.",
  },
};
