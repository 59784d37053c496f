/** Checks the permissions and Graph API versions in docs/meta-app.md against the code. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { permissionsFor } from "../../../main/channels/permissions.ts";
import { graphVersions } from "../../../main/facebook/versions.ts";

const walkThrough = readFileSync(join(import.meta.dirname, "../../../docs/meta-app.md"), "utf8");

const rows = walkThrough
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .map((line) => line.split("|").map((cell) => cell.trim()));

it("docs/meta-app.md names the permissions that each channel's dialog requests", () => {
  const named = rows.filter(([, name]) => /^`[a-z_]+`$/.test(name ?? ""));
  const ofColumn = (column: number) =>
    named.filter((row) => row[column] === "●").map(([, name = ""]) => name.replaceAll("`", ""));
  expect(ofColumn(2).toSorted()).toEqual(permissionsFor("messenger").toSorted());
  expect(ofColumn(3).toSorted()).toEqual(permissionsFor("instagram").toSorted());
});

it("docs/meta-app.md names the Graph API versions that users can choose, and when they end", () => {
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  const offered = graphVersions(Date.parse("2026-08-01")).map(({ version, until }) => [
    version,
    until === undefined ? "no end announced" : day.format(new Date(until)),
  ]);
  const named = rows.filter(([, name]) => /^v\d/.test(name ?? "")).map((row) => row.slice(1, 3));
  expect(named).toEqual(offered);
});
