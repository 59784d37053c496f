import type { ChannelType } from "../../common/contract/accounts.ts";
import { useApp } from "../app/app-context.ts";
import { ActionButton } from "../controls/ActionButton.tsx";
import { focusIds } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";

interface ConnectButtonProps {
  readonly type: ChannelType;
  readonly className?: string;
}

export function ConnectButton({ type, className = "small" }: ConnectButtonProps) {
  const { actions } = useApp();
  return (
    <ActionButton
      id={focusIds.connect(type)}
      className={className}
      // After the first login, the same button is elsewhere.
      focusNext={[focusIds.flow(type), focusIds.connect(type)]}
      onClick={() => void actions.connect(type)}
    >
      {texts.connect(type)}
    </ActionButton>
  );
}
