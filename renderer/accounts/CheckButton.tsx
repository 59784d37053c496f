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
  readonly channel?: ChannelType;
  readonly className: string;
}

/** Checks the accounts. While a check of them is running, says so and offers to cancel it. */
export function CheckButton({ checks, checking, channel, className }: CheckButtonProps) {
  const { actions, desktop } = useApp();
  const running = checks.filter((check) =>
    channel === undefined ? check.scope.kind === "all" : concernsChannel(check, channel),
  );
  if (running.length > 0) return <RunningChecks checks={running} channel={channel} />;
  if (checking && !desktop) return <span className="quiet">{texts.checking}</span>;
  return (
    <ActionButton
      id={focusIds.check(channel)}
      className={className}
      focusNext={[focusIds.cancelCheck(channel)]}
      onClick={() =>
        void actions.check(channel ? { kind: "channel", type: channel } : { kind: "all" })
      }
    >
      {channel ? texts.checkNow : texts.checkAll}
    </ActionButton>
  );
}

interface RunningChecksProps {
  readonly checks: readonly RunningCheck[];
  readonly channel: ChannelType | undefined;
}

function RunningChecks({ checks, channel }: RunningChecksProps) {
  const { actions } = useApp();
  const pausedUntil = allPausedUntil(checks);
  return (
    <>
      <span className="quiet">
        {pausedUntil === undefined ? texts.checking : texts.checkPaused(pausedUntil)}
      </span>
      <ActionButton
        id={focusIds.cancelCheck(channel)}
        className="small"
        focusNext={[focusIds.check(channel), focusIds.main]}
        onClick={() => void actions.cancelCheck()}
      >
        {texts.cancelCheck}
      </ActionButton>
    </>
  );
}
