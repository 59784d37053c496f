/** Checks the links in documents, and the citations of documents in the code's comments. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const project = join(import.meta.dirname, "../../..");
const notOurs = new Set(["node_modules", "out", "dist", "test-results", "playwright-report"]);

const files = readdirSync(project, { withFileTypes: true })
  .filter(({ name }) => !notOurs.has(name) && (!name.startsWith(".") || name === ".github"))
  .flatMap((entry) =>
    entry.isDirectory()
      ? readdirSync(join(project, entry.name), { recursive: true, withFileTypes: true })
      : [entry],
  )
  .filter((entry) => entry.isFile())
  .map((entry) => relative(project, join(entry.parentPath, entry.name)));

const documents = files.filter((file) => file.endsWith(".md"));
const sources = files.filter((file) => /\.(tsx?|mjs|cjs|css|ya?ml|html)$/.test(file));

const read = (file: string): string => readFileSync(join(project, file), "utf8");

const withoutFences = (text: string): string => text.replaceAll(/^```.*?^```$/gms, "");
const withoutCode = (text: string): string => withoutFences(text).replaceAll(/`[^`]*`/g, "");

const headingsOf = (file: string): readonly string[] =>
  [...withoutFences(read(file)).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => heading);

/**
 * Returns the anchors that GitHub generates for a document's headings. The anchors are in lower
 * case, without punctuation, and with hyphens for spaces. A repeated anchor ends in a number, so
 * that all anchors differ.
 */
function anchorsOf(file: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const heading of headingsOf(file)) {
    const text = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const slug = text.replaceAll(/[^\p{L}\p{N}\s_-]/gu, "").replaceAll(" ", "-");
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

/**
 * Returns the targets of links, images and link definitions, except for those outside the project.
 */
function targetsIn(file: string): readonly string[] {
  const text = withoutCode(read(file));
  const inline = [...text.matchAll(/\]\(([^)\s]+)\)/g)];
  const definitions = [...text.matchAll(/^\[[^\]]+\]: (\S+)$/gm)];
  return [...inline, ...definitions]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

function isBroken(file: string, target: string): boolean {
  const [path = "", anchor] = target.split("#");
  const linked = path === "" ? file : join(dirname(file), decodeURIComponent(path));
  if (!existsSync(join(project, linked))) return true;
  return anchor !== undefined && !anchorsOf(linked).has(anchor);
}

/**
 * Returns the references such as `[title]` that have no definition. Skips documents without
 * definitions, because brackets are plain text there.
 */
function undefinedReferencesIn(file: string): readonly string[] {
  const text = withoutCode(read(file));
  const oneLine = (title = "") => title.replaceAll(/\s+/g, " ");
  const defined = [...text.matchAll(/^\[([^\]]+)\]: /gm)].map(([, title]) => oneLine(title));
  if (defined.length === 0) return [];
  return [...text.matchAll(/\[([^\]]+)\](?![(:])/g)]
    .map(([, title]) => oneLine(title))
    .filter((title) => !defined.includes(title));
}

/** Returns the paths in the document's code spans that do not exist in the project. */
function missingPathsIn(file: string): readonly string[] {
  const spans = withoutFences(read(file)).matchAll(/`([^`\s]+)`/g);
  return [...spans]
    .map(([, span = ""]) => span)
    .filter((span) =>
      /^(?:main|common|preload|renderer|relay|test|scripts|docs)\/[\w./-]+$/.test(span),
    )
    .filter((span) => !existsSync(join(project, span)));
}

interface Citation {
  readonly document: string;
  /** The cited section numbers, such as `1.5` or `D.2`. */
  readonly sections: readonly string[];
}

/**
 * Returns citations such as "docs/research/meta.md §1.6, §5.3", including citations that continue
 * on the next line of a comment.
 */
function citationsIn(file: string): readonly Citation[] {
  const text = read(file).replaceAll(/\n\s*(?:\*|\/\/|#)?\s*/g, " ");
  const found = text.matchAll(/\b(docs\/[\w/-]+\.md)`?((?:[ ,–]+(?:and |to )?§[\w.]*\w)*)/g);
  return [...found].map(([, document = "", sections = ""]) => ({
    document,
    sections: [...sections.matchAll(/§([\w.]*\w)/g)].map(([, section = ""]) => section),
  }));
}

const commentsIn = (file: string): string =>
  [...read(file).matchAll(/^\s*(?:\/?\*|\/\/|#).*$/gm)].join("\n");

/**
 * Returns the documents that comments name but that exist neither in the project's root nor in the
 * file's own folder.
 */
const unknownDocumentsIn = (file: string): readonly string[] =>
  [...commentsIn(file).matchAll(/(?<![\w/.-])[\w./-]+\.md\b/g)]
    .map(([name]) => name)
    .filter((name) => ![".", dirname(file)].some((at) => existsSync(join(project, at, name))));

const hasSection = (document: string, section: string): boolean =>
  headingsOf(document).some(
    (heading) => heading.startsWith(`${section} `) || heading.startsWith(`${section}. `),
  );

describe("the links of documents", () => {
  it.each(documents)("%s links only to files and headings that exist", (file) => {
    expect(targetsIn(file).filter((target) => isBroken(file, target))).toEqual([]);
  });

  it.each(documents)("%s defines every reference it uses", (file) => {
    expect(undefinedReferencesIn(file)).toEqual([]);
  });

  it.each(documents.filter((file) => !file.startsWith("docs/research")))(
    "%s names only files that exist",
    (file) => {
      expect(missingPathsIn(file)).toEqual([]);
    },
  );

  it("links are found in more than ten documents", () => {
    expect(documents.filter((file) => targetsIn(file).length > 0).length).toBeGreaterThan(10);
  });
});

describe("the citations in comments", () => {
  const citations = sources.flatMap((file) =>
    citationsIn(file).map((citation) => ({ file, ...citation })),
  );

  it("comments cite only documents that exist", () => {
    const unknown = sources
      .map((file) => ({ file, names: unknownDocumentsIn(file) }))
      .filter(({ names }) => names.length > 0);
    expect(unknown).toEqual([]);
  });

  it("comments put a § before each cited section", () => {
    const bare = /docs\/research\/\w+\.md,? (?:[A-H](?:\.\d)?|\d+(?:\.\d+)?)\b/;
    const cited = sources.filter((file) =>
      bare.test(commentsIn(file).replaceAll(/\n\s*(?:\*|\/\/|#)?\s*/g, " ")),
    );
    expect(cited).toEqual([]);
  });

  it("comments cite only sections that exist", () => {
    const missing = citations
      .filter(({ document }) => documents.includes(document))
      .filter(({ document, sections }) => !sections.every((each) => hasSection(document, each)));
    expect(missing).toEqual([]);
  });
});
