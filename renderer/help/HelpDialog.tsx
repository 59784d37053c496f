import type { DialogName } from "../../common/contract/events.ts";
import { useApp } from "../app/app-context.ts";
import type { DesktopClient } from "../client/client.ts";
import { Dialog, DialogCancel } from "../controls/Dialog.tsx";
import { focusIds, useFocusReturn } from "../controls/focus-management.ts";
import { helpTexts } from "../i18n/help.ts";
import { texts } from "../i18n/index.ts";
import { KeyboardShortcuts } from "./KeyboardShortcuts.tsx";
import { ReportProblem } from "./ReportProblem.tsx";
import { WhatsNew } from "./WhatsNew.tsx";

interface HelpDialogProps {
  readonly name: Exclude<DialogName, "guide">;
  readonly desktop: DesktopClient;
}

/**
 * A dialog that the Help menu of the application opens. The component is the default export because
 * `lazy` requires it.
 */
export default function HelpDialog({ name, desktop }: HelpDialogProps) {
  const { actions } = useApp();
  const restoreFocus = useFocusReturn([focusIds.main]);
  return (
    <Dialog
      role="dialog"
      title={titleOf(name)}
      description={null}
      onClose={() => actions.showDialog(undefined)}
      onClosed={restoreFocus}
    >
      {name === "shortcuts" && <KeyboardShortcuts />}
      {name === "whats-new" && <WhatsNew />}
      {name === "report-problem" && <ReportProblem desktop={desktop} />}
      <div className="dialog-buttons">
        <DialogCancel>{texts.close}</DialogCancel>
      </div>
    </Dialog>
  );
}

function titleOf(name: HelpDialogProps["name"]): string {
  switch (name) {
    case "shortcuts":
      return helpTexts.shortcuts;
    case "whats-new":
      return helpTexts.whatsNew;
    case "report-problem":
      return helpTexts.reportProblem;
  }
}
