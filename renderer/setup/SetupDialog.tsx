import { useEffect, useId, useRef, useState } from "react";
import type { ChannelType } from "../../common/contract/accounts.ts";
import type { MetaAppSetup } from "../../common/contract/meta-app.ts";
import type { CallResult } from "../../common/contract/problems.ts";
import { useApp } from "../app/app-context.ts";
import type { DesktopClient } from "../client/client.ts";
import { Dialog, DialogCancel } from "../controls/Dialog.tsx";
import { FormStatus, refused } from "../controls/FormStatus.tsx";
import { focusFirst, focusIds, useFocusReturn } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";
import { setupTexts } from "../i18n/setup.ts";
import { SetupWalk } from "./SetupWalk.tsx";

/**
 * Leads through the set-up of the user's own Meta app. The component is the default export because
 * `lazy` requires it.
 */
export default function SetupDialog({ desktop }: { readonly desktop: DesktopClient }) {
  const { actions } = useApp();
  const [setup, setSetup] = useState<CallResult<MetaAppSetup>>();
  useEffect(() => void desktop.metaApp().then(setSetup), [desktop]);
  const restoreFocus = useFocusReturn([focusIds.settings, focusIds.main]);
  const connecting = useRef<ChannelType>(undefined);
  const statusId = useId();
  const connect = (type: ChannelType) => {
    connecting.current = type;
    actions.showSetup(false);
    void actions.connect(type);
  };
  const onClosed = () => {
    const { current: type } = connecting;
    if (type) focusFirst([focusIds.flow(type), focusIds.connect(type), focusIds.main]);
    else restoreFocus();
  };
  return (
    <Dialog
      role="dialog"
      className="setup"
      title={setupTexts.title}
      description={null}
      onClose={() => actions.showSetup(false)}
      onClosed={onClosed}
    >
      {setup?.ok ? (
        <SetupWalk desktop={desktop} setup={setup.value} onConnect={connect} />
      ) : (
        <>
          <FormStatus id={statusId} status={setup && refused(setup.problem.message)} />
          <div className="dialog-buttons">
            <DialogCancel>{texts.close}</DialogCancel>
          </div>
        </>
      )}
    </Dialog>
  );
}
