import { settingsTexts } from "../i18n/settings.ts";
import { setupTexts } from "../i18n/setup.ts";

export function CreateStep() {
  return (
    <>
      <p>{setupTexts.createText}</p>
      <p className="quiet">{setupTexts.createAlready}</p>
      <a
        className="button"
        href="https://developers.facebook.com/apps/"
        target="_blank"
        rel="noreferrer"
      >
        {settingsTexts.dashboard}
      </a>
    </>
  );
}
