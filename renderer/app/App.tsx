import { lazy, Suspense, useMemo, useState, useSyncExternalStore } from "react";
import { concernsChannel } from "../../common/checks.ts";
import { channelTypes } from "../../common/contract/accounts.ts";
import type { FlowView } from "../../common/contract/flows.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import type { UpdateView } from "../../common/contract/updates.ts";
import { ChannelSection } from "../accounts/ChannelSection.tsx";
import { ConfirmDisconnect } from "../accounts/ConfirmDisconnect.tsx";
import type { DisconnectTarget } from "../accounts/disconnect-effects.ts";
import { PendingRemovals } from "../accounts/PendingRemovals.tsx";
import { PermissionGaps } from "../accounts/PermissionGaps.tsx";
import { UnconnectablePages } from "../accounts/UnconnectablePages.tsx";
import type { DesktopClient } from "../client/client.ts";
import { ConnectCards } from "../connect/ConnectCards.tsx";
import { focusIds } from "../controls/focus-management.ts";
import { loadSettingsTexts } from "../i18n/settings.ts";
import { summarizeAccounts } from "../state/account-summary.ts";
import { accountsIn } from "../state/accounts.ts";
import type { Actions } from "../state/actions.ts";
import type { Store } from "../state/store.ts";
import type { ScrollTarget, WindowState } from "../state/window-state.ts";
import { ActionFeedback } from "./ActionFeedback.tsx";
import { AppContext } from "./app-context.ts";
import { Header } from "./Header.tsx";
import { Notices } from "./Notices.tsx";
import { PracticeBanner } from "./PracticeBanner.tsx";
import { Skeleton } from "./Skeleton.tsx";

const SettingsDialog = lazy(async () => {
  const [dialog] = await Promise.all([
    import("../settings/SettingsDialog.tsx"),
    loadSettingsTexts(),
  ]);
  return dialog;
});

const WebAppQuestion = lazy(async () => {
  const [question] = await Promise.all([
    import("../web-apps/WebAppQuestion.tsx"),
    loadSettingsTexts(),
  ]);
  return question;
});

interface AppProps {
  readonly store: Store<WindowState>;
  readonly actions: Actions;
  readonly desktop: DesktopClient | undefined;
}

export function App({ store, actions, desktop }: AppProps) {
  const state = useSyncExternalStore(store.subscribe, store.get);
  const { load, status, statusTone, problem, settings, webApps } = state;
  const [disconnectTarget, confirmDisconnect] = useState<DisconnectTarget>();
  const tools = useMemo(() => ({ actions, desktop, confirmDisconnect }), [actions, desktop]);
  const snapshot = load.name === "loaded" ? load.snapshot : undefined;
  const practice = snapshot?.practice === true;
  return (
    <AppContext value={tools}>
      <Header summary={snapshot ? summarizeAccounts(snapshot) : ""} />
      {practice && <PracticeBanner />}
      <main id={focusIds.main} tabIndex={-1}>
        <ActionFeedback
          status={status}
          statusTone={statusTone}
          problem={load.name === "failed" ? load.problem : problem}
          retry={load.name === "failed"}
        />
        {load.name === "loading" && <Skeleton />}
        {snapshot && <Content {...state} snapshot={snapshot} />}
      </main>
      {snapshot && disconnectTarget && (
        <ConfirmDisconnect
          snapshot={snapshot}
          target={disconnectTarget}
          onClose={() => confirmDisconnect(undefined)}
        />
      )}
      {desktop && settings && (
        <Suspense fallback={null}>
          <SettingsDialog
            desktop={desktop}
            part={settings}
            practice={practice}
            webApps={webApps.apps}
          />
        </Suspense>
      )}
      {desktop && webApps.question && (
        <Suspense fallback={null}>
          <WebAppQuestion
            key={webApps.question.id}
            question={webApps.question}
            practice={practice}
            desktop={desktop}
          />
        </Suspense>
      )}
    </AppContext>
  );
}

interface ContentProps {
  readonly snapshot: Snapshot;
  readonly flows: readonly FlowView[];
  readonly update: UpdateView | null;
  readonly scrollTarget: ScrollTarget | undefined;
}

/**
 * Shows the missing permissions that the window can ask for again before the accounts, and all
 * other missing permissions after the accounts.
 */
function Content({ snapshot, flows, update, scrollTarget }: ContentProps) {
  const { permissionGaps } = snapshot;
  return (
    <>
      <Notices snapshot={snapshot} update={update} />
      <ConnectCards flows={flows} compact={snapshot.channels.length > 0} />
      <PermissionGaps gaps={permissionGaps.filter(({ askAgain }) => askAgain)} />
      {channelTypes.map((type) => (
        <ChannelSection
          key={type}
          type={type}
          accounts={accountsIn(snapshot, type)}
          checks={snapshot.checks.filter((check) => concernsChannel(check, type))}
          scrollTarget={scrollTarget}
        />
      ))}
      <UnconnectablePages pages={snapshot.unconnectable} />
      <PermissionGaps gaps={permissionGaps.filter(({ askAgain }) => !askAgain)} />
      <PendingRemovals snapshot={snapshot} />
    </>
  );
}
