import { guideTexts } from "../i18n/guide.ts";
import { type ChapterName, chapters, inOrder, type Step } from "./chapters.ts";
import { Marked } from "./Marked.tsx";
import { Picture } from "./pictures/Picture.tsx";
import { type Source, sources } from "./sources.ts";

/** The steps of a chapter, with their pictures and the pages of Meta's that they follow. */
export function ChapterSteps({ chapter }: { readonly chapter: ChapterName }) {
  const texts: Readonly<Record<string, { readonly title: string; readonly text: string }>> =
    guideTexts.chapters[chapter].steps;
  const steps: readonly Step[] = chapters[chapter];
  const List = inOrder.includes(chapter) ? "ol" : "ul";
  return (
    <List className="guide-steps">
      {steps.map(({ name, source, picture }) => (
        <li key={name}>
          <h4>{texts[name]?.title}</h4>
          <p>
            <Marked text={texts[name]?.text ?? ""} />
          </p>
          {picture && <Picture name={picture} />}
          {source && <SourceLine source={source} />}
        </li>
      ))}
    </List>
  );
}

function SourceLine({ source }: { readonly source: NonNullable<Step["source"]> }) {
  return (
    <p className="guide-source">
      {source === "reports" ? guideTexts.reports : <MetaPage source={sources[source]} />}
      {" · "}
      {guideTexts.uncompared}
    </p>
  );
}

function MetaPage({ source: { title, url, date } }: { readonly source: Source }) {
  return (
    <>
      {guideTexts.by}{" "}
      <a href={url} target="_blank" rel="noreferrer" lang="en">
        {title}
      </a>
      , {date === undefined ? guideTexts.undated : guideTexts.dated(date)}
    </>
  );
}
