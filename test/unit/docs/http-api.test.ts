/** Checks the errors in docs/http-api.md against the code. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { httpErrors } from "../../../main/server/http-errors.ts";

const project = join(import.meta.dirname, "../../..");
const read = (file: string): string => readFileSync(join(project, file), "utf8");

const [, errors = ""] = read("docs/http-api.md").split("## Errors");
const rows = errors.split("\n").filter((line) => line.startsWith("| "));

it("docs/http-api.md lists every error of the HTTP API with its status", () => {
  const listed = rows.flatMap(
    (row) => /^\| (\d{3}) \| `(\w+)`/.exec(row)?.slice(1).join(" ") ?? [],
  );
  const sent = Object.values(httpErrors).map(({ status, code }) => `${status} ${code}`);
  expect(listed.toSorted()).toEqual([...new Set(sent)].toSorted());
});

it("docs/http-api.md names no error code that a login cannot end with", () => {
  const domains = ["channels", "facebook/errors", "server"];
  const known = domains.map((folder) => read(`main/${folder}/problem-codes.ts`)).join("\n");
  const named = rows
    .filter((row) => !/^\| \d{3} /.test(row))
    .flatMap((row) => [...row.matchAll(/`(\w+)`/g)].map(([, code = ""]) => code));
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((code) => !known.includes(`"${code}"`))).toEqual([]);
});
