import { useId } from "react";
import type { UpdateView } from "../../common/contract/updates.ts";
import type { DesktopClient } from "../client/client.ts";
import { focusIds, useFocusHandover } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";
import { useApp } from "./app-context.ts";

/** A newer Pagekeeper: how far it has come, what the user may say to it, and what is new. */
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
      {/* The same one through all steps, so that each is spoken. */}
      <p id={id} aria-live="polite">
        {sentence(update)}
      </p>
      {desktop && <Answers update={update} desktop={desktop} />}
      {name === "downloading" && (
        <progress aria-label={texts.updateDownloading(version)} value={update.percent} max={100} />
      )}
      {notes !== "" && (
        <details className="details">
          <summary>{texts.whatsNew}</summary>
          {/* As CHANGELOG.md is written. */}
          <p className="notes" lang="en">
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

interface AnswersProps {
  readonly update: UpdateView;
  readonly desktop: DesktopClient;
}

/** Each goes away by its own click. */
function Answers({ update, desktop }: AnswersProps) {
  const answers = answersTo(update, desktop);
  if (answers.length === 0) return null;
  return (
    <div className="button-group">
      {answers.map(([text, onClick]) => (
        <Answer key={text} text={text} onClick={onClick} />
      ))}
    </div>
  );
}

function answersTo(
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

interface AnswerProps {
  readonly text: string;
  readonly onClick: () => unknown;
}

function Answer({ text, onClick }: AnswerProps) {
  const ref = useFocusHandover<HTMLButtonElement>([focusIds.update, focusIds.main]);
  return (
    <button ref={ref} type="button" className="button small" onClick={() => void onClick()}>
      {text}
    </button>
  );
}
