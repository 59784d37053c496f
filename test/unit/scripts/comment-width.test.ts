import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { inProject } from "../../../scripts/lib/project.mjs";

/** The `lineWidth` in Biome's configuration, which Biome does not apply to comments. */
const maxWidth = 100;

const sources = [
  "{main,preload,renderer,common,relay,scripts,examples,test}/**/*.{ts,tsx,mjs,cjs,css}",
  "{,.}*.{ts,mjs,cjs}",
].flatMap((pattern) => globSync(pattern, { cwd: inProject(".") }));

const comment = /^\s*\*\s|(?:^|\s)(?:\/\/|\/\*)/;

const isTooLong = (line: string): boolean =>
  line.length > maxWidth && comment.test(line) && !/https?:\/\//.test(line);

function longCommentsIn(file: string): readonly string[] {
  const lines = readFileSync(inProject(file), "utf8").split("\n");
  return lines.flatMap((line, index) => (isTooLong(line) ? [`${file}:${index + 1}`] : []));
}

it("finds the sources and recognizes a long comment", () => {
  expect(sources).toContain(".dependency-cruiser.mjs");
  expect(sources).toContain("main/index.ts");
  expect(isTooLong(`// ${"word ".repeat(20)}`)).toBe(true);
  expect(isTooLong(`  call(); // ${"word ".repeat(20)}`)).toBe(true);
  expect(isTooLong(`const text = "${"word ".repeat(20)}";`)).toBe(false);
  expect(isTooLong(`// https://example.com/${"word-".repeat(20)}`)).toBe(false);
});

it("finds no comment beyond column 100 in the sources, except for URLs", () => {
  expect(sources.flatMap(longCommentsIn)).toEqual([]);
});
