/**
 * Example parameters for every text that takes parameters. If a text has no example, the type check
 * fails.
 */
import {
  type ChannelType,
  healthStates,
  channelTypes as types,
  unconnectableReasons,
} from "../../../../common/contract/accounts.ts";
import type { DisconnectEffects } from "../../../../renderer/accounts/disconnect-effects.ts";
import type { ActivityTexts } from "../../../../renderer/i18n/en/activity.ts";
import type { GuideTexts } from "../../../../renderer/i18n/en/guide.ts";
import type { HelpTexts } from "../../../../renderer/i18n/en/help.ts";
import type { SettingsTexts } from "../../../../renderer/i18n/en/settings.ts";
import type { SetupTexts } from "../../../../renderer/i18n/en/setup.ts";
import type { Texts } from "../../../../renderer/i18n/en/window.ts";
import { account } from "../fixtures.ts";

type Text = (...params: never) => string;
type ParamsOf<T> = {
  readonly [Key in keyof T as T[Key] extends Text ? Key : never]: T[Key] extends Text
    ? readonly Parameters<T[Key]>[]
    : never;
};

const counts = [0, 1, 2, 5000];
const some = counts.slice(1);
export const rightToLeft = ["مخبز الشمال", "קפה הנמל"];
const names = ["Fern & Fig", "#1 Bakery", ...rightToLeft];
/**
 * Three dates. The first is in November, because that month's name is abbreviated. The second is in
 * the past, and the third is in the future.
 */
const moments = [
  `${new Date().getFullYear()}-11-03T12:00:00.000Z`,
  "2020-05-31T12:00:00.000Z",
  "2999-02-01T12:00:00.000Z",
];
const origins = ["https://desk.example.com", "http://localhost:5173"];
const versions = ["0.2.0", "1.0.0-beta.1"];
const apps = [
  { appId: "123", version: "v26.0" },
  { appId: "123", version: "v26.0", configId: "456" },
];

const each = <T>(values: readonly T[]): [T][] => values.map((value) => [value]);
const pairs = <A, B>(first: readonly A[], second: readonly B[]): [A, B][] =>
  first.flatMap((a) => second.map((b): [A, B] => [a, b]));

/** Returns `count` names, half of which are written from right to left. */
const namesOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${names[(index + 2) % names.length]}`);
const accountsOf = (type: ChannelType, count: number) =>
  Array.from({ length: count }, (_, page) => account(type, page));
const effects: readonly DisconnectEffects[] = some.flatMap((removed) =>
  counts.flatMap((people) =>
    pairs(types, [0, 1, removed]).map(([type, staying]) => ({
      removed: accountsOf("messenger", removed),
      endingUsers: namesOf(Math.min(people, removed)),
      staying: accountsOf(type, staying),
    })),
  ),
);

export const windowParams: ParamsOf<Texts> = {
  number: each(counts),
  day: each(moments),
  longDay: each(moments),
  moment: each(moments),
  permissions: pairs(counts, counts),
  accountCount: each(counts),
  checkedAgo: each([0, 240_000, 7_200_000, 172_800_000]),
  sortDirection: each([true, false]),
  accountSummary: pairs(counts, counts).filter(([total, failing]) => failing <= total),
  facebookSays: each(names),
  tourTask: pairs(["Connect"], [true, false]),
  connect: each(types),
  connecting: each(types),
  reading: each(counts),
  paused: each(moments),
  saving: pairs(counts, counts),
  connected: pairs(types, counts),
  connectedMore: pairs(types, counts).map(([type, added]) => [type, added, added + 2] as const),
  couldNotConnect: pairs(types, some).map(
    ([type, leftOut]) => [type, leftOut, namesOf(Math.min(leftOut, 3))] as const,
  ),
  addedLine: some.map((total) => [total, namesOf(Math.min(total, 3))] as const),
  alreadyConnectedLine: each(some),
  onlyShown: pairs(some, some),
  cancelled: each(types),
  channelHeading: pairs(types, counts),
  accountsOf: each(types),
  checkPaused: each(moments),
  checked: counts.flatMap((total) => [
    ["Messenger", total, 0] as const,
    [undefined, total, Math.min(total, 1)] as const,
  ]),
  linkedTo: each(names),
  connectedBy: pairs(names, moments),
  asOf: each(moments),
  checkedAt: each(moments),
  expires: each(moments),
  more: each(names),
  logInAs: each(names),
  moreProblems: each(some),
  accountDetail: pairs(names, ["123"]),
  facebookError: pairs([190], [undefined, 460]),
  traceDetail: each(["AbC"]),
  detailsOf: each(names),
  copyId: each(["123"]),
  filtered: pairs(counts, counts),
  nothingShown: each(["", ...names]),
  nothingFound: each(names),
  disconnectOneTitle: each(names),
  disconnectAllTitle: each(types),
  disconnectText: each(effects),
  disconnectCount: each(some),
  disconnected: each(names),
  disconnectedMany: pairs(types, some),
  gapsRegion: each(types),
  gapsLandmark: pairs(types, [true, false]),
  gap: each(names),
  askedTwice: each(names),
  unconnectable: pairs(unconnectableReasons, some),
  pendingTokens: each(counts),
  pendingAccess: each(names),
  pendingSubscriptions: each(some.map(namesOf)),
  pendingAccessOfOtherApp: each(names),
  pendingSubscriptionsOfOtherApp: each(some.map(namesOf)),
  updateAvailable: each(versions),
  updateDownloading: each(versions),
  updateReady: each(versions),
  updateInstalling: each(versions),
};

export const setupParams: ParamsOf<SetupTexts> = {
  stepOf: [[2, 5]],
  confirmed: each(names),
  testPassed: pairs(names, counts),
  permissionsTested: pairs(counts, [7]),
  appNamed: pairs(names, ["123"]),
  saved: pairs(names, ["123"]),
  savedNameless: [["123"]],
};

export const helpParams: ParamsOf<HelpTexts> = { version: versions.map((version) => [version]) };

export const settingsParams: ParamsOf<SettingsTexts> = {
  appVersion: each(versions),
  running: each(apps),
  versionName: each([
    { version: "v26.0", retired: false },
    { version: "v21.0", until: "2027-01-21", retired: false },
    { version: "v19.0", until: "2026-05-21", retired: true },
  ]),
  permissionFor: each(types),
  saved: each([undefined, ...names]),
  hours: each(counts),
  webAppUse: pairs(moments, moments),
  removeWebAppOf: each(origins),
  webAppRemoved: each(origins),
  allowTitle: each(origins),
  removeAllText: each(counts),
  leftAtFacebook: each(some.map(namesOf)),
  leftInKeychain: each(some),
};

export const guideParams: ParamsOf<GuideTexts> = {
  next: each(["Permissions"]),
  dated: each(moments),
};

const entry = { id: "1", at: moments[0] ?? "" };
const someAccounts = some.map((count) => ({
  count,
  first: namesOf(Math.min(count, 3)).map((name, index) => ({
    id: `messenger-${index}`,
    channel: "messenger" as const,
    name,
  })),
}));
const oneAccount = { id: "instagram-1", channel: "instagram", name: rightToLeft[0] ?? "" } as const;

export const activityParams: ParamsOf<ActivityTexts> = {
  nothingFound: each(names),
  day: each(moments),
  shortDay: each(moments),
  time: each(moments),
  moment: each(moments),
  connected: pairs(someAccounts, counts)
    .concat([[{ count: 0, first: [] }, 5000]])
    .map(([added, already], index) => [
      {
        ...entry,
        kind: "connected",
        channel: types[index % 2] ?? "messenger",
        userName: names[index % names.length] ?? "",
        added,
        already,
      },
    ]),
  leftOut: pairs(unconnectableReasons, someAccounts).map(([reason, accounts]) => [
    { ...entry, kind: "left-out", channel: "instagram", userName: "Dana", reason, accounts },
  ]),
  takenOver: someAccounts.map((accounts) => [
    { ...entry, kind: "taken-over", userName: rightToLeft[1] ?? "", accounts },
  ]),
  checked: [
    ...pairs(some, counts).map(([checked, failing]) => ({ checked, failing })),
    { checked: 0, failing: 0, ended: "cancelled" as const },
    { checked: 0, failing: 0, ended: "cut-short" as const },
    { checked: 2, failing: 1, ended: "cancelled" as const },
    { checked: 2, failing: 0, ended: "cut-short" as const },
  ].flatMap((result) => [
    [{ ...entry, kind: "checked", scope: { kind: "all" }, ...result }],
    [{ ...entry, kind: "checked", scope: { kind: "channel", type: "messenger" }, ...result }],
    [
      {
        ...entry,
        kind: "checked",
        scope: { kind: "account", id: oneAccount.id },
        name: oneAccount.name,
        ...result,
      },
    ],
  ]),
  state: pairs(healthStates, healthStates).map(([from, to]) => [
    { ...entry, kind: "state", account: oneAccount, from, to, label: "#1" },
  ]),
  disconnected: pairs(someAccounts, [
    { kind: "window" },
    { kind: "web-ui" },
    { kind: "web-app", origin: origins[0] ?? "" },
    { kind: "next-start" },
  ] as const).map(([accounts, by]) => [{ ...entry, kind: "disconnected", accounts, by }]),
  undone: someAccounts.map((accounts) => [{ ...entry, kind: "undone", accounts }]),
  permissionsDeclined: types.map((channel) => [
    {
      ...entry,
      kind: "permissions-declined",
      channel,
      userName: rightToLeft[0] ?? "",
      consequences: ["can't access messages", "can't see names"],
    },
  ]),
  metaApp: pairs(["saved", "removed"] as const, [undefined, ...names]).map(([change, name]) => [
    {
      ...entry,
      kind: "meta-app",
      change,
      appId: "123",
      ...(name !== undefined && { name }),
    },
  ]),
};
