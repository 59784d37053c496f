/** Checks the errors in docs/http-api.md against the code. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { isAppOrigin } from "../../../common/app-origin.ts";
import { settingsSchema } from "../../../common/contract/settings.ts";
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

const section = (title: string): string =>
  read("docs/http-api.md").split(`### ${title}\n`)[1]?.split("\n## ")[0]?.split("\n### ")[0] ?? "";

const origins = section("Which origins can be allowed");
const originRows = [...origins.matchAll(/^\| `([^`]+)` \| (yes|no) \|/gm)].map(
  ([, origin = "", answer]) => ({ origin, answer }),
);

it.each(originRows)("docs/http-api.md is right that $origin can be allowed: $answer", (row) => {
  expect(isAppOrigin(row.origin) ? "yes" : "no").toBe(row.answer);
});

it("docs/http-api.md says of ten origins whether they can be allowed", () => {
  expect(originRows).toHaveLength(10);
});

it("docs/http-api.md says which methods the routes of web apps answer", () => {
  const listed = [...section("CORS").matchAll(/^\| `(\/[\w/:]+)[^`]*` \| `(\w+)` \|/gm)].map(
    ([, path, method]) => `${path} ${method}`,
  );
  const routes = read("main/server/app.ts").matchAll(
    /\.route\("([^"]+)"\)(?:(?!\.route\().)*?\.options\(preflight\("(\w+)"\)\)/gs,
  );
  const answered = [...routes].map(([, path, method]) => `${path} ${method}`);
  expect(listed.toSorted()).toEqual(answered.toSorted());
});

it("docs/http-api.md names the port that Pagekeeper uses by default", () => {
  const { port } = settingsSchema.parse({});
  const named = [...read("docs/http-api.md").matchAll(/API_BASE = "http:\/\/localhost:(\d+)"/g)];
  expect(named.map(([, number]) => Number(number))).toEqual([port]);
});
