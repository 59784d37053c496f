import { allPausedUntil, concernsChannel } from "../../common/checks.ts";
import type { ChannelType } from "../../common/contract/accounts.ts";
import type { RunningCheck } from "../../common/contract/checks.ts";
import { useApp } from "../app/app-context.ts";
import { ActionButton } from "../controls/ActionButton.tsx";
import { focusIds } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";

interface CheckButtonProps {
  readonly checks: readonly RunningCheck[];
  /** Whether a check of this window is running. The web UI knows of no others. */
  readonly checking: boolean;
  /** The channel to check. Undefined to check all accounts. */
  readonly channel: ChannelType | undefined;
}

/** Checks what the list shows. While such a check is running, says so and offers to cancel it. */
export function CheckButton({ checks, checking, channel }: CheckButtonProps) {
  const { actions, desktop } = useApp();
  const running = checks.filter(
    (check) => channel === undefined || concernsChannel(check, channel),
  );
  if (running.length > 0) return <RunningChecks checks={running} />;
  if (checking && !desktop) return <span className="quiet">{texts.checking}</span>;
  return (
    <ActionButton
      id={focusIds.check}
      focusNext={[focusIds.cancelCheck]}
      onClick={() => void actions.check(channel ? { kind: "channel", type: channel } : allAccounts)}
    >
      {texts.checkNow}
    </ActionButton>
  );
}

const allAccounts = { kind: "all" } as const;

function RunningChecks({ checks }: { readonly checks: readonly RunningCheck[] }) {
  const { actions } = useApp();
  const pausedUntil = allPausedUntil(checks);
  return (
    <>
      <span className="quiet">
        {pausedUntil === undefined ? texts.checking : texts.checkPaused(pausedUntil)}
      </span>
      <ActionButton
        id={focusIds.cancelCheck}
        focusNext={[focusIds.check, focusIds.main]}
        onClick={() => void actions.cancelCheck()}
      >
        {texts.cancelCheck}
      </ActionButton>
    </>
  );
}
