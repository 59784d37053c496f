import { lazy, Suspense, useLayoutEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { ChannelType } from "../../common/contract/accounts.ts";
import { AccountsView } from "../accounts/AccountsView.tsx";
import { ConfirmDisconnect } from "../accounts/ConfirmDisconnect.tsx";
import { ConfirmTakeOver } from "../accounts/ConfirmTakeOver.tsx";
import type { DisconnectTarget } from "../accounts/disconnect-effects.ts";
import type { Client } from "../client/client.ts";
import { focusFirst, focusIds } from "../controls/focus-management.ts";
import { LazyGuide } from "../guide/lazy-guide.ts";
import { loadActivityTexts } from "../i18n/activity.ts";
import type { Actions } from "../state/actions.ts";
import { currentPlace } from "../state/places.ts";
import type { Store } from "../state/store.ts";
import type { WindowState } from "../state/window-state.ts";
import { AppContext } from "./app-context.ts";
import { DesktopDialogs } from "./DesktopDialogs.tsx";
import { LoadFailed } from "./LoadFailed.tsx";
import { Notices } from "./Notices.tsx";
import { Places } from "./Places.tsx";
import { Skeleton } from "./Skeleton.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { TitleBar } from "./TitleBar.tsx";
import { Toasts } from "./Toasts.tsx";
import { useShortcuts } from "./use-shortcuts.ts";

const ActivityView = lazy(async () => {
  const [view] = await Promise.all([import("../activity/ActivityView.tsx"), loadActivityTexts()]);
  return view;
});

const CommandPalette = lazy(() => import("../search/CommandPalette.tsx"));

interface AppProps {
  readonly store: Store<WindowState>;
  readonly actions: Actions;
  readonly client: Client;
}

export function App({ store, actions, client: { desktop, web } }: AppProps) {
  const state = useSyncExternalStore(store.subscribe, store.get);
  const { load, toasts } = state;
  const [disconnectTarget, confirmDisconnect] = useState<DisconnectTarget>();
  const [takeOverChannel, confirmTakeOver] = useState<ChannelType>();
  const tools = useMemo(
    () => ({ actions, desktop, web, confirmDisconnect, confirmTakeOver }),
    [actions, desktop, web],
  );
  const snapshot = load.name === "loaded" ? load.snapshot : undefined;
  const practice = snapshot?.practice === true;
  useShortcuts(actions.focusSearch);
  useLayoutEffect(() => {
    if (state.focusRequest) focusFirst([state.focusRequest.elementId]);
  }, [state.focusRequest]);
  return (
    <AppContext value={tools}>
      <TitleBar practice={practice} />
      {snapshot && <Places snapshot={snapshot} current={currentPlace(state)} />}
      <main id={focusIds.main} tabIndex={-1}>
        {load.name === "loading" && <Skeleton />}
        {load.name === "failed" && <LoadFailed problem={load.problem} />}
        {snapshot && <Notices snapshot={snapshot} update={state.update} />}
        {snapshot && state.view === "accounts" && (
          <AccountsView state={state} snapshot={snapshot} />
        )}
        {snapshot && desktop && state.view === "activity" && (
          <Suspense fallback={null}>
            <ActivityView desktop={desktop} />
          </Suspense>
        )}
      </main>
      {snapshot && (
        <StatusBar snapshot={snapshot} hiddenFlows={state.view === "accounts" ? [] : state.flows} />
      )}
      <Toasts toasts={toasts} />
      {snapshot && disconnectTarget && (
        <ConfirmDisconnect
          snapshot={snapshot}
          target={disconnectTarget}
          onClose={() => confirmDisconnect(undefined)}
        />
      )}
      {snapshot && takeOverChannel && (
        <ConfirmTakeOver
          snapshot={snapshot}
          type={takeOverChannel}
          onClose={() => confirmTakeOver(undefined)}
        />
      )}
      {snapshot && state.searching && (
        <Suspense fallback={null}>
          <CommandPalette snapshot={snapshot} onClose={actions.closeSearch} />
        </Suspense>
      )}
      {state.dialog === "guide" && (
        <Suspense fallback={null}>
          <LazyGuide onClose={() => actions.showDialog(undefined)} />
        </Suspense>
      )}
      {desktop && <DesktopDialogs state={state} desktop={desktop} practice={practice} />}
    </AppContext>
  );
}
