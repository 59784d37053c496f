import type { ChannelType } from "../../common/contract/accounts.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { useApp } from "../app/app-context.ts";
import { ConfirmDialog } from "../controls/ConfirmDialog.tsx";
import { focusIds, useFocusReturn } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";

interface ConfirmTakeOverProps {
  readonly snapshot: Snapshot;
  readonly type: ChannelType;
  readonly onClose: () => void;
}

/** Lists the Pages that a login would move to another person, and asks the user to confirm. */
export function ConfirmTakeOver({ snapshot, type, onClose }: ConfirmTakeOverProps) {
  const { actions } = useApp();
  const returnFocus = useFocusReturn([focusIds.flow(type), focusIds.connect(type), focusIds.main]);
  const taken = snapshot.unconnectable.filter(
    ({ channel, reason }) => channel === type && reason === "connected-by-another",
  );
  return (
    <ConfirmDialog
      title={texts.takeOverTitle}
      description={
        <>
          <p>{texts.takeOverText}</p>
          {taken.length > 0 && (
            <ul className="take-over-list">
              {taken.map(({ pageId, name }) => (
                <li key={pageId}>
                  <bdi>{name}</bdi>
                </li>
              ))}
            </ul>
          )}
        </>
      }
      busy={false}
      error=""
      destructive={false}
      confirmLabel={texts.takeOverConfirm}
      onConfirm={() => {
        onClose();
        void actions.connect(type, { takeOver: true });
      }}
      onClose={onClose}
      onClosed={returnFocus}
    />
  );
}
