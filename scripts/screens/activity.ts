/** The activity that the window shows, with an entry of every kind. */
import type {
  ActivityAccount,
  ActivityAccounts,
  ActivityEntry,
  ActivityPage,
} from "../../common/contract/activity.ts";
import type { Words } from "./words.ts";

const person = "Dana Reyes";
const longName = "The Extraordinarily Long Name of a Very Small Flower Shop beside the Old Harbour";

const messenger = (name: string): ActivityAccount => ({ id: name, channel: "messenger", name });
const instagram = (name: string): ActivityAccount => ({ id: name, channel: "instagram", name });
const of = (count: number, ...first: readonly ActivityAccount[]): ActivityAccounts => ({
  count,
  first,
});

const bakery = messenger("Northwind Bakery");
const yoga = instagram("@harbor.yoga");
const three = [bakery, messenger("Lakeside Cycles"), messenger(longName)];

type Undated = ActivityEntry extends infer Entry
  ? Entry extends ActivityEntry
    ? Omit<Entry, "id" | "at">
    : never
  : never;

/** Returns entries of three days, from newest to oldest. */
export function activityOf({ messages }: Pick<Words, "messages">): ActivityPage {
  const days: readonly (readonly [day: string, entries: readonly Undated[]])[] = [
    [
      "2026-11-18",
      [
        { kind: "checked", scope: { kind: "all" }, checked: 67, failing: 1 },
        {
          kind: "state",
          account: bakery,
          from: "works",
          to: "reconnect",
          label: messages.labels.reconnect,
        },
        { kind: "undone", accounts: of(1, yoga) },
        { kind: "disconnected", accounts: of(44, ...three), by: { kind: "window" } },
      ],
    ],
    [
      "2026-11-17",
      [
        { kind: "state", account: yoga, from: "instagram-access-off", to: "works", label: "" },
        {
          kind: "checked",
          scope: { kind: "channel", type: "instagram" },
          checked: 3,
          failing: 0,
          ended: "cut-short",
        },
        {
          kind: "disconnected",
          accounts: of(1, bakery),
          by: { kind: "web-app", origin: "https://desk.example.com" },
        },
        { kind: "taken-over", userName: "Sam Okafor", accounts: of(2, bakery, yoga) },
      ],
    ],
    [
      "2026-11-03",
      [
        {
          kind: "left-out",
          channel: "instagram",
          userName: person,
          reason: "no-instagram-account",
          accounts: of(22, ...three),
        },
        {
          kind: "connected",
          channel: "messenger",
          userName: person,
          added: of(44, ...three),
          already: 2,
        },
        {
          kind: "permissions-declined",
          channel: "messenger",
          userName: person,
          consequences: [messages.cannot.messages],
        },
        { kind: "meta-app", change: "saved", appId: "987654321098765", name: "Northwind" },
      ],
    ],
  ];
  const entries = days.flatMap(([day, ofDay]) =>
    ofDay.map((entry, index) => ({
      ...entry,
      id: `${day} ${index}`,
      at: `${day}T0${9 - index}:20:00.000Z`,
    })),
  );
  return { entries, more: false };
}
