import { allAccounts } from "../../../common/accounts.ts";
import type { FacebookAccount } from "../../../common/contract/accounts.ts";
import type { MetaAppSetup } from "../../../common/contract/meta-app.ts";
import type { ProblemDetails } from "../../../common/contract/problems.ts";
import type { Settings } from "../../../common/contract/settings.ts";
import type { Snapshot } from "../../../common/contract/snapshot.ts";

export interface DiagnosticsFacts {
  /** When the report was made, in ISO 8601. */
  readonly at: string;
  /** The versions of Pagekeeper, Electron and so on, by name. */
  readonly versions: Readonly<Record<string, string>>;
  /**
   * The source of this run's Meta app, and the version of the Graph API. Undefined if the services
   * failed to load.
   */
  readonly meta: { readonly source: MetaAppSetup["running"]; readonly version: string } | undefined;
  readonly settings: Settings;
  readonly snapshot: Snapshot;
}

/**
 * Returns the text that "Copy diagnostics" puts on the clipboard. Users email it to support. The
 * text never contains tokens, codes or addresses. It contains names and ids only if `withNames` is
 * set. Facebook's own messages are always omitted, because they may quote names.
 */
export function diagnosticsReport(facts: DiagnosticsFacts, withNames: boolean): string {
  const { at, versions, meta, settings, snapshot } = facts;
  const accounts = allAccounts(snapshot);
  return [
    `Pagekeeper diagnostics, ${at}`,
    section("Versions", Object.entries(versions).map(fact)),
    section("Facebook", [
      fact(["mode", snapshot.practice ? "practice" : "real"]),
      fact(["Meta app from", meta?.source ?? "unknown"]),
      fact(["Graph", meta?.version ?? "unknown"]),
    ]),
    section("Settings", Object.entries(settings).map(fact)),
    section("State", stateFacts(snapshot, accounts.length)),
    section(
      "Accounts",
      accounts.map((account, index) =>
        [`${index + 1}.`, ...accountFacts(account), ...(withNames ? namesOf(account) : [])].join(
          " ",
        ),
      ),
    ),
    ...(withNames ? [section("Pending on Facebook", snapshot.pending.map(pendingName))] : []),
  ].join("\n\n");
}

const section = (title: string, lines: readonly string[]): string =>
  [title, ...(lines.length > 0 ? lines : ["none"]).map((line) => `  ${oneLine(line)}`)].join("\n");

/** Removes line breaks, so that a name cannot forge a line of the report. */
const oneLine = (line: string): string => line.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");

const fact = ([name, value]: readonly [string, unknown]): string => `${name}: ${String(value)}`;

function stateFacts(snapshot: Snapshot, accounts: number): readonly string[] {
  const { facebook, keychain, notices, unconnectable, permissionGaps, pending } = snapshot;
  return [
    fact(["keychain", keychain.name]),
    fact(["Facebook", facebook.name]),
    fact(["notices", notices.map(({ kind }) => kind).join(", ") || "none"]),
    fact(["accounts", accounts]),
    fact(["Pages that cannot be connected", count(unconnectable.map(({ reason }) => reason))]),
    fact(["permissions not given", count(permissionGaps.flatMap(gapNames))]),
    fact(["pending on Facebook", count(pending.map(({ kind }) => kind))]),
  ];
}

const gapNames = ({ missing }: Snapshot["permissionGaps"][number]): readonly string[] =>
  missing.map(({ permission, status }) => `${permission} ${status}`);

/** Counts equal words. Returns a text like "3 access, 1 subscription". */
function count(words: readonly string[]): string {
  const groups = Map.groupBy(words, (word) => word);
  return [...groups].map(([word, { length }]) => `${length} ${word}`).join(", ") || "none";
}

function accountFacts(account: FacebookAccount): readonly string[] {
  const { channel, health, subscription, expires } = account;
  return [
    `${channel} ${health.state} (checked ${health.checkedAt})`,
    ...(health.unconfirmedSince ? [`refused since ${health.unconfirmedSince}`] : []),
    ...detailFacts(health.details),
    ...(subscription ? [`webhook ${subscription.state}`] : []),
    ...(subscription?.state === "failed" ? detailFacts(subscription.details) : []),
    ...(expires ? [`${expires.what} ends ${expires.at}`] : []),
    ...(account.thisRunOnly ? ["kept for this run only"] : []),
  ];
}

function detailFacts(details: ProblemDetails | undefined): readonly string[] {
  if (details === undefined) return [];
  const { graphCode, graphSubcode, fbtraceId } = details;
  const code = [graphCode, graphSubcode].filter((each) => each !== undefined).join("/");
  return [
    ...(code === "" ? [] : [`Graph ${code}`]),
    ...(fbtraceId !== undefined && isTraceId(fbtraceId) ? [`fbtrace ${fbtraceId}`] : []),
  ];
}

/**
 * Whether an id from Facebook can be a trace id. Longer ids are rejected, because tokens have more
 * than 32 characters.
 */
const isTraceId = (text: string): boolean => /^[\w+/=-]{1,32}$/.test(text);

function namesOf(account: FacebookAccount): readonly string[] {
  const { pageId, name, instagram, connectedBy } = account;
  return [
    `– Page ${pageId} ${name}`,
    ...(instagram ? [`– Instagram ${instagram.id} @${instagram.username}`] : []),
    `– by ${connectedBy.id} ${connectedBy.name}`,
  ];
}

const pendingName = (end: Snapshot["pending"][number]): string =>
  end.kind === "access"
    ? `access of ${end.userId} ${end.userName}`
    : `subscription of ${end.pageId} ${end.pageName}`;
