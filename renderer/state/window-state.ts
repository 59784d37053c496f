import type { ChannelType } from "../../common/contract/accounts.ts";
import type { DialogName, SearchScope } from "../../common/contract/events.ts";
import type { FlowView } from "../../common/contract/flows.ts";
import type { ProblemView } from "../../common/contract/problems.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import type { UpdateView } from "../../common/contract/updates.ts";
import type { WebAppsView } from "../../common/contract/web-apps.ts";

export type Load =
  | { readonly name: "loading" }
  | { readonly name: "failed"; readonly problem: ProblemView }
  | { readonly name: "loaded"; readonly snapshot: Snapshot };

export type SettingsPart = "general" | "meta-app";

export interface ShownProblem extends ProblemView {
  /**
   * Set if accounts in this channel belong to a different user than the one who logged in. The
   * window then offers to take over these accounts.
   */
  readonly takeOverChannel?: ChannelType;
}

export interface WindowState {
  readonly load: Load;
  readonly flows: readonly FlowView[];
  readonly update: UpdateView | null;
  /** Always empty in the web UI. */
  readonly webApps: WebAppsView;
  /** The result of the last action, as screen readers announce it. It may be empty. */
  readonly status: string;
  /** `good` is for a success, `plain` for a neutral result such as a cancelled login. */
  readonly statusTone: "good" | "plain";
  readonly problem: ShownProblem | undefined;
  /** The part of the settings to show. Undefined while the settings are closed. */
  readonly settings: SettingsPart | undefined;
  readonly scrollTarget: ScrollTarget | undefined;
  /** The dialog of the Help menu that is open. */
  readonly dialog: DialogName | undefined;
  readonly searchRequest: SearchRequest | undefined;
}

/** A request to scroll to an account. Each request is a new object, even for the same account. */
export interface ScrollTarget {
  readonly id: string;
}

/** A request to focus a search. Each request is a new object, even for the same search. */
export interface SearchRequest {
  readonly scope: SearchScope;
}

export const initialWindowState: WindowState = {
  load: { name: "loading" },
  flows: [],
  update: null,
  webApps: { apps: [], question: null },
  status: "",
  statusTone: "good",
  problem: undefined,
  settings: undefined,
  scrollTarget: undefined,
  dialog: undefined,
  searchRequest: undefined,
};
