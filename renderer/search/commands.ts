import { channelTypes } from "../../common/contract/accounts.ts";
import { texts } from "../i18n/index.ts";
import type { Actions } from "../state/actions.ts";

export interface Command {
  readonly label: string;
  readonly run: () => void;
}

/** Returns the commands that the search offers. The web UI has fewer than the app's own window. */
export function commandsFor(actions: Actions, isDesktop: boolean): readonly Command[] {
  const connect = channelTypes.map((type) => ({
    label: texts.connect(type),
    run: () => void actions.connect(type),
  }));
  const everywhere: readonly Command[] = [
    ...connect,
    { label: texts.showAllAccounts, run: () => actions.showView("accounts", "all") },
    { label: texts.showAttention, run: () => actions.showView("accounts", "attention") },
    { label: texts.checkNow, run: () => void actions.check({ kind: "all" }) },
  ];
  if (!isDesktop) return everywhere;
  return [
    ...everywhere,
    { label: texts.activity, run: () => actions.showView("activity") },
    { label: texts.settings, run: () => actions.showSettings("general") },
  ];
}
