/** What a click, or main, makes happen to the state. */

import type { ChannelType } from "../../common/contract/accounts.ts";
import type { CallArguments } from "../../common/contract/call-schemas.ts";
import type { FlowView, RedirectSearch } from "../../common/contract/flows.ts";
import type { CallResult } from "../../common/contract/problems.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { displayName } from "../../common/display-name.ts";
import type { DisconnectTarget } from "../accounts/disconnect-effects.ts";
import type { Client } from "../client/client.ts";
import { copyText } from "../client/clipboard.ts";
import { parseRedirect, type Redirect } from "../connect/redirect.ts";
import { texts } from "../i18n/index.ts";
import { accountsIn, countFailing, summarizeAccounts } from "./accounts.ts";
import type { SettingsPart, Store, WindowState } from "./store.ts";

export interface Actions {
  /** Begins to watch and loads; resolves when there is something to show. `redirect`: the page's own, if any. */
  start(redirect: Redirect | undefined): Promise<void>;
  reload(): Promise<void>;
  connect(...args: CallArguments<"connect">): Promise<void>;
  cancel(flow: FlowView): Promise<void>;
  copyLink(flow: FlowView): Promise<void>;
  openHere(flow: FlowView): Promise<void>;
  check(type: ChannelType): Promise<void>;
  /** The dialog that asked shows the problem, if there is one. */
  disconnect(target: DisconnectTarget): Promise<CallResult<null>>;
  copyDetails(lines: readonly string[]): void;
  dismiss(): void;
  /** Undefined closes them. */
  showSettings(part: SettingsPart | undefined): void;
}

export function createActions(client: Client, store: Store): Actions {
  const { desktop } = client;
  let loads = 0;
  /** What was told unasked, until now. */
  const told = { snapshots: 0, flows: 0 };

  const say = (status: string, statusTone: WindowState["statusTone"] = "good") =>
    store.set({ status, statusTone, problem: undefined });

  /** True: it went well. Otherwise the problem is on screen. */
  function settled(answer: CallResult<unknown> | undefined): boolean {
    if (answer && !answer.ok) store.set({ problem: answer.problem, status: "" });
    return answer?.ok === true;
  }

  const show = (snapshot: Snapshot) => store.set({ load: { name: "loaded", snapshot } });

  async function reload(): Promise<void> {
    loads += 1;
    const mine = loads;
    const before = { ...told };
    const answer = await client.load();
    // A newer load has begun: what this one found is older.
    if (mine !== loads) return;
    if (answer.ok) {
      // So is it where something was told meanwhile: each change is told, and an answer may have been on its way for longer.
      if (told.snapshots === before.snapshots) show(answer.value.snapshot);
      if (told.flows === before.flows) store.set({ flows: answer.value.flows });
    } else if (store.get().load.name === "loaded") settled(answer);
    else store.set({ load: { name: "failed", problem: answer.problem } });
  }

  const shown = (): Snapshot | undefined => {
    const { load } = store.get();
    return load.name === "loaded" ? load.snapshot : undefined;
  };

  function announce(redirect: Redirect): void {
    if (redirect.kind === "connected") {
      const snapshot = shown();
      say(
        texts.connected(redirect.type, snapshot ? accountsIn(snapshot, redirect.type).length : 0),
      );
    } else store.set({ problem: redirect.problem, status: "" });
  }

  async function receive(search: RedirectSearch): Promise<void> {
    const redirect = parseRedirect(search);
    if (!redirect) return;
    // Before it is announced, so that the count in the sentence and the list agree.
    await reload();
    announce(redirect);
  }

  return {
    async start(redirect) {
      client.subscribe({
        snapshot(snapshot) {
          told.snapshots += 1;
          show(snapshot);
        },
        flows(flows) {
          told.flows += 1;
          store.set({ flows });
        },
        update: (update) => store.set({ update }),
        redirect: (search) => void receive(search),
        showSettings: () => store.set({ settings: "general" }),
        showAccount: (id) => store.set({ scrollTarget: { id } }),
        stale: () => void reload(),
      });
      await reload();
      if (redirect) announce(redirect);
    },
    reload,
    async connect(...args) {
      store.set({ status: "", problem: undefined });
      // The flow itself arrives as an event. The answer waits for the browser to open: by then the flow may be over.
      settled(await client.connect(...args));
    },
    async cancel(flow) {
      if (settled(await desktop?.cancel(flow.id))) say(texts.cancelled(flow.type), "plain");
    },
    async copyLink(flow) {
      if (settled(await desktop?.copyLink(flow.id))) say(texts.linkCopied);
    },
    async openHere(flow) {
      settled(await desktop?.openHere(flow.id));
    },
    async check(type) {
      if (!settled(await desktop?.check(type))) return;
      await reload();
      const snapshot = shown();
      if (snapshot) {
        say(
          texts.checked(summarizeAccounts(snapshot)),
          countFailing(snapshot) === 0 ? "good" : "plain",
        );
      }
    },
    async disconnect(target) {
      const answer = await (target.kind === "account"
        ? client.disconnectAccount(target.account.id)
        : client.disconnectChannel(target.type));
      if (!answer.ok) return answer;
      await reload();
      say(
        target.kind === "account"
          ? texts.disconnected(displayName(target.account))
          : texts.disconnectedAll(target.type),
      );
      return answer;
    },
    copyDetails(lines) {
      if (copyText(lines.join("\n"))) say(texts.detailsCopied);
      else store.set({ problem: { code: "clipboard_refused", message: texts.copyRefused } });
    },
    dismiss: () => store.set({ status: "", problem: undefined }),
    showSettings: (settings) => store.set({ settings }),
  };
}
