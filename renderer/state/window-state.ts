import type { ChannelType } from "../../common/contract/accounts.ts";
import type { DialogName } from "../../common/contract/events.ts";
import type { FlowView } from "../../common/contract/flows.ts";
import type { ProblemView } from "../../common/contract/problems.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import type { UpdateView } from "../../common/contract/updates.ts";
import type { WebAppsView } from "../../common/contract/web-apps.ts";
import { type AccountList, initialAccountList } from "./account-list.ts";
import type { Toast } from "./toasts.ts";

export type Load =
  | { readonly name: "loading" }
  | { readonly name: "failed"; readonly problem: ProblemView }
  | { readonly name: "loaded"; readonly snapshot: Snapshot };

/** What the main pane shows. The place "Needs attention" is the accounts with that filter. */
export type View = "accounts" | "activity";

/** The sections of the settings, from top to bottom. */
export const settingsParts = [
  "general",
  "notifications",
  "meta-app",
  "web-apps",
  "advanced",
  "about",
] as const;
export type SettingsPart = (typeof settingsParts)[number];

/**
 * Where in the window a login was started, so that its progress appears there. `toolbar` stands for
 * the Connect buttons.
 */
export type FlowPlace =
  | { readonly kind: "toolbar" }
  | { readonly kind: "problem"; readonly id: string }
  | { readonly kind: "details"; readonly accountId: string };

export interface WindowState {
  readonly load: Load;
  readonly flows: readonly FlowView[];
  readonly flowPlaces: Readonly<Partial<Record<ChannelType, FlowPlace>>>;
  readonly update: UpdateView | null;
  /** Always empty in the web UI. */
  readonly webApps: WebAppsView;
  readonly toasts: readonly Toast[];
  /** Whether a check that was started in this window is running. */
  readonly checking: boolean;
  /** The part of the settings to show. Undefined while the settings are closed. */
  readonly settings: SettingsPart | undefined;
  /** Whether the set-up of the Meta app is open. */
  readonly setup: boolean;
  readonly view: View;
  readonly list: AccountList;
  /** The id of the account in the details pane. */
  readonly selected: string | undefined;
  /** The account to bring into view and focus. */
  readonly scrollTarget: ScrollTarget | undefined;
  /** The dialog of the Help menu that is open. */
  readonly dialog: DialogName | undefined;
  /** The element to focus once it is rendered. Each request is a new object. */
  readonly focusRequest: { readonly elementId: string } | undefined;
  /** Whether the search of the title bar is open. */
  readonly searching: boolean;
}

/** A request to scroll to an account. Each request is a new object, even for the same account. */
export interface ScrollTarget {
  readonly id: string;
}

export const initialWindowState: WindowState = {
  load: { name: "loading" },
  flows: [],
  flowPlaces: {},
  update: null,
  webApps: { apps: [], question: null },
  toasts: [],
  checking: false,
  settings: undefined,
  setup: false,
  view: "accounts",
  list: initialAccountList,
  selected: undefined,
  scrollTarget: undefined,
  dialog: undefined,
  focusRequest: undefined,
  searching: false,
};
