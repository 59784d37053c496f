import type { RefObject } from "react";
import { type ChannelType, channelTypes } from "../../common/contract/accounts.ts";
import { DialogCancel } from "../controls/Dialog.tsx";
import { CircleCheck } from "../controls/icons.ts";
import { texts } from "../i18n/index.ts";
import { setupTexts } from "../i18n/setup.ts";

interface SavedAppProps {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly message: string;
  readonly onConnect: (type: ChannelType) => void;
}

/** The end of the walk: the app is in use, and accounts can be connected. */
export function SavedApp({ heading, message, onConnect }: SavedAppProps) {
  return (
    <>
      <div className="setup-saved">
        <CircleCheck />
        <h3 ref={heading} tabIndex={-1}>
          {message}
        </h3>
        <p>{setupTexts.connectNext}</p>
      </div>
      <div className="dialog-buttons">
        <DialogCancel>{texts.close}</DialogCancel>
        {channelTypes.toReversed().map((type) => (
          <button
            key={type}
            type="button"
            className={type === "messenger" ? "button primary" : "button"}
            onClick={() => onConnect(type)}
          >
            {texts.connect(type)}
          </button>
        ))}
      </div>
    </>
  );
}
