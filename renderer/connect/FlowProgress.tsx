import type { FlowStep, FlowView } from "../../common/contract/flows.ts";
import { useApp } from "../app/app-context.ts";
import { focusIds, useFocusHandover } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";

interface FlowProgressProps {
  readonly flow: FlowView;
  /** The ids of the elements that may take over the focus when the flow ends. */
  readonly focusNext: readonly string[];
}

/** Shows a running flow in place of the button that started it. */
export function FlowProgress({ flow, focusNext }: FlowProgressProps) {
  const { actions } = useApp();
  const { type, step, origin } = flow;
  const ref = useFocusHandover<HTMLFieldSetElement>(focusNext);
  // Offer no link for a flow of the web UI, because such a flow already runs in a browser and a
  // second link would take the flow away from that browser.
  const offersLink = step.name === "waiting" && origin === "desktop";
  return (
    <fieldset
      ref={ref}
      id={focusIds.flow(type)}
      className="flow"
      tabIndex={-1}
      aria-label={texts.connecting(type)}
    >
      <p className="flow-title">{texts.connecting(type)}</p>
      <p>{sentence(step)}</p>
      <progress
        aria-label={texts.connecting(type)}
        aria-valuetext={sentence(step)}
        {...progressOf(step)}
      />
      <div className="flow-buttons">
        {offersLink && (
          <>
            <button type="button" className="button" onClick={() => void actions.copyLink(flow)}>
              {texts.copyLink}
            </button>
            <button type="button" className="button" onClick={() => void actions.openHere(flow)}>
              {texts.openHere}
            </button>
          </>
        )}
        <button type="button" className="button" onClick={() => void actions.cancel(flow)}>
          {texts.cancel}
        </button>
      </div>
    </fieldset>
  );
}

function sentence(step: FlowStep): string {
  switch (step.name) {
    case "waiting":
      return step.httpsOnly ? texts.httpsOnly : texts.waiting;
    case "reading":
      return texts.reading(step.pages);
    case "paused":
      return texts.paused(step.until);
    case "saving":
      return texts.saving(step.done, step.total);
  }
}

/**
 * Returns the progress while the accounts are being saved. Before that, the number of Pages is not
 * known, so the progress bar is indeterminate.
 */
function progressOf(step: FlowStep): { value?: number; max?: number } {
  return step.name === "saving" && step.total > 0 ? { value: step.done, max: step.total } : {};
}
