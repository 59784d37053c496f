import { isolate } from "../../../common/bidi.ts";
import { formatters } from "../formatters.ts";

const mostNames = 3;

const accountsWith = (count: number): string =>
  formatters().plural(count, {
    one: "an account",
    other: `${formatters().number(count)} accounts`,
  });

export const notificationTexts = {
  needsYou: (name: string) => `${isolate(name)} needs you`,
  needYou: (count: number) => `${formatters().number(count)} accounts need you`,
  someNames(names: readonly string[]) {
    const rest = names.length - mostNames;
    return rest > 0
      ? `${names.slice(0, mostNames).map(isolate).join(", ")} and ${formatters().number(rest)} more`
      : names.map(isolate).join(", ");
  },
  connectAgain: (person: string) => `${isolate(person)} has to connect again`,
  connectAgainBy: (person: string, day: Date) =>
    `${isolate(person)} has to connect again by ${formatters().longDay(day)}`,
  connectAgainAll: (people: number) =>
    `${formatters().number(people)} people have to connect again soon`,
  accessEnds: (accounts: number) =>
    `Facebook ends Pagekeeper's access for ${accountsWith(accounts)} otherwise.`,
  stillRunning: {
    title: "Pagekeeper is still running",
    body: "It goes on in the tray and looks after your accounts. To have it quit when its window is closed, change that in the settings.",
  },
};
