import { useId } from "react";
import type { UpdateView } from "../../common/contract/updates.ts";
import type { DesktopClient } from "../client/client.ts";
import { ActionButton } from "../controls/ActionButton.tsx";
import { focusIds, useFocusHandover } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";
import { useApp } from "./app-context.ts";

/**
 * Announces a newer version. Shows its release notes, the progress of the download, and buttons.
 */
export function UpdateNotice({ update }: { readonly update: UpdateView }) {
  const { desktop } = useApp();
  const id = useId();
  const ref = useFocusHandover<HTMLFieldSetElement>([focusIds.main]);
  const { name, version, notes } = update;
  return (
    <fieldset
      ref={ref}
      id={focusIds.update}
      className={name === "failed" ? "notice" : "notice news"}
      tabIndex={-1}
      aria-labelledby={id}
    >
      {/* All steps use the same element, so that screen readers announce each step. */}
      <p id={id} aria-live="polite">
        {sentence(update)}
      </p>
      {desktop && <UpdateButtons update={update} desktop={desktop} />}
      {name === "downloading" && (
        <progress aria-label={texts.updateDownloading(version)} value={update.percent} max={100} />
      )}
      {notes !== "" && (
        <details className="details">
          <summary>{texts.whatsNew}</summary>
          {/* The changelog is written in English only. */}
          <p className="release-notes" lang="en">
            {notes}
          </p>
        </details>
      )}
    </fieldset>
  );
}

function sentence(update: UpdateView): string {
  switch (update.name) {
    case "available":
      return texts.updateAvailable(update.version);
    case "downloading":
      return texts.updateDownloading(update.version);
    case "ready":
      return texts.updateReady(update.version);
    case "installing":
      return texts.updateInstalling(update.version);
    case "failed":
      return texts.updateFailed[update.why];
  }
}

interface UpdateButtonsProps {
  readonly update: UpdateView;
  readonly desktop: DesktopClient;
}

function UpdateButtons({ update, desktop }: UpdateButtonsProps) {
  const buttons = buttonsFor(update, desktop);
  if (buttons.length === 0) return null;
  return (
    <div className="button-group">
      {buttons.map(([text, onClick]) => (
        <ActionButton
          key={text}
          focusNext={[focusIds.update, focusIds.main]}
          onClick={() => void onClick()}
        >
          {text}
        </ActionButton>
      ))}
    </div>
  );
}

function buttonsFor(
  { name }: UpdateView,
  { downloadUpdate, installUpdate, postponeUpdate }: DesktopClient,
): readonly (readonly [text: string, onClick: () => unknown])[] {
  const later = [texts.updateLater, postponeUpdate] as const;
  switch (name) {
    case "available":
      return [[texts.updateDownload, downloadUpdate], later];
    case "downloading":
      return [[texts.cancel, postponeUpdate]];
    case "ready":
      return [[texts.updateInstall, installUpdate], later];
    case "installing":
      return [];
    case "failed":
      return [[texts.tryAgain, downloadUpdate], later];
  }
}
