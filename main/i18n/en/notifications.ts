/** Texts of desktop notifications. */
import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import { formatters } from "../formatters.ts";

export const notificationTexts = {
  accountFailing: (name: string, type: ChannelType) =>
    `${isolate(name)} (${channelNames[type]}) stopped working`,
  accountsFailing: (count: number) => `${formatters().number(count)} accounts stopped working`,
  accountUnconfirmed: (name: string, type: ChannelType) =>
    `${isolate(name)} (${channelNames[type]}) can't be checked`,
  accountsUnconfirmed: (count: number) => `${formatters().number(count)} accounts can't be checked`,
  /** Lists at most four names, because a notification has little space. */
  names: (names: readonly string[]) =>
    formatters().names(names, { most: 4, rest: (more) => `${formatters().number(more)} more` }),

  mustLogIn: (person: string) => `${isolate(person)} must log in again`,
  mustLogInBy: (person: string, day: Date) =>
    `${isolate(person)} must log in again by ${formatters().longDay(day)}`,
  peopleMustLogIn: (people: number) =>
    `${formatters().number(people)} people must log in again soon`,
  /** Follows one of the three texts above. `thatDay` is true after a text that names a day. */
  otherwise: (accounts: number, thatDay: boolean) => {
    const stop = formatters().count(accounts, { one: "account stops", other: "accounts stop" });
    return `Otherwise ${stop} working${thatDay ? " that day" : ""}.`;
  },

  stillRunning: {
    title: "Pagekeeper is still running",
    body: "Pagekeeper keeps checking your accounts in the tray. You can change this in Settings.",
  },
};
