import { useState } from "react";
import { Dialog, DialogCancel } from "../controls/Dialog.tsx";
import { focusIds, useFocusReturn } from "../controls/focus-management.ts";
import { SectionNav } from "../controls/SectionNav.tsx";
import { guideTexts } from "../i18n/guide.ts";
import { texts } from "../i18n/index.ts";
import { ChapterSteps } from "./ChapterSteps.tsx";
import { type ChapterName, chapterNames } from "./chapters.ts";

interface GuideDialogProps {
  /** The chapter to show first. */
  readonly chapter?: ChapterName;
  readonly onClose: () => void;
}

/**
 * The set-up guide. It is part of the app, so that it is there without a network and in the
 * window's language. The component is the default export because `lazy` requires it.
 */
export default function GuideDialog({ chapter: first = "create", onClose }: GuideDialogProps) {
  const [{ chapter, takesFocus }, setPage] = useState({ chapter: first, takesFocus: false });
  const turnTo = (next: ChapterName, takeFocus: boolean) =>
    setPage({ chapter: next, takesFocus: takeFocus });
  const restoreFocus = useFocusReturn([focusIds.main]);
  const { title, intro } = guideTexts.chapters[chapter];
  const next = chapterNames[chapterNames.indexOf(chapter) + 1];
  return (
    <Dialog
      role="dialog"
      className="sectioned"
      title={guideTexts.title}
      description={null}
      onClose={onClose}
      onClosed={restoreFocus}
    >
      <SectionNav
        label={guideTexts.chaptersLabel}
        current={chapter}
        sections={chapterNames.map((value) => ({
          value,
          label: guideTexts.chapters[value].title,
        }))}
        onSelect={turnTo}
      />
      {/* The key makes each chapter start at its top. */}
      <div key={chapter} className="section-content guide">
        <h3 ref={takesFocus ? focusHeading : null} tabIndex={-1}>
          {title}
        </h3>
        {chapter === "create" && <p className="quiet">{guideTexts.introduction}</p>}
        <p>{intro}</p>
        <ChapterSteps chapter={chapter} />
        {next && (
          <button type="button" className="button" onClick={() => turnTo(next, true)}>
            {guideTexts.next(guideTexts.chapters[next].title)}
          </button>
        )}
      </div>
      <div className="dialog-buttons">
        <DialogCancel>{texts.close}</DialogCancel>
      </div>
    </Dialog>
  );
}

const focusHeading = (heading: HTMLElement | null) => heading?.focus();
