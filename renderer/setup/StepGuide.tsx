import { useState } from "react";
import { ChapterSteps } from "../guide/ChapterSteps.tsx";
import type { ChapterName } from "../guide/chapters.ts";
import { guideTexts } from "../i18n/guide.ts";
import { setupTexts } from "../i18n/setup.ts";
import type { SetupStep } from "./walk-state.ts";

const chaptersOf: Readonly<Record<SetupStep, readonly ChapterName[]>> = {
  create: ["create"],
  credentials: ["credentials"],
  redirect: ["redirect", "login", "errors"],
  permissions: ["permissions"],
  live: [],
};

/** Shows the chapters of the guide that belong to a step. */
export function StepGuide({ step }: { readonly step: SetupStep }) {
  const chapters = chaptersOf[step];
  // The first step has nothing else to do.
  const [open, setOpen] = useState(step === "create");
  if (chapters.length === 0) return null;
  return (
    <details
      className="step-guide"
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{setupTexts.showMe}</summary>
      {open &&
        chapters.map((chapter) => (
          <section key={chapter} className="guide">
            {chapters.length > 1 && <h4>{guideTexts.chapters[chapter].title}</h4>}
            <ChapterSteps chapter={chapter} />
          </section>
        ))}
    </details>
  );
}
