/** The relay's page allows exactly its own script and style: the hashes in its policy are theirs. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const relay = join(import.meta.dirname, "../../../relay");
// A browser hashes what the HTML parser has read, and that knows LF only.
const page = readFileSync(join(relay, "index.html"), "utf8").replaceAll("\r\n", "\n");
const readme = readFileSync(join(relay, "README.md"), "utf8");

/** The text of the only element of its kind. */
function only(tag: "script" | "style"): string {
  const found = [...page.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, "gs"))];
  expect(found).toHaveLength(1);
  return found[0]?.[1] ?? "";
}

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const policy = [
  "default-src 'none'",
  `script-src ${hash(only("script"))}`,
  `style-src ${hash(only("style"))}`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

it("names the hashes of its script and style in its policy, and allows nothing else", () => {
  expect(page).toContain(`<meta http-equiv="Content-Security-Policy" content="${policy}">`);
});

it("puts the policy before all that it is to hold", () => {
  const [, afterPolicy = ""] = page.split(policy);
  expect(afterPolicy).toContain("<style>");
  expect(afterPolicy).toContain("<script>");
});

it("is documented with the same policy as a header line", () => {
  expect(readme).toContain(`Content-Security-Policy: ${policy}; frame-ancestors 'none'`);
});

it("fetches nothing and has no code in attributes, which a policy by hash would not run", () => {
  expect(page).not.toMatch(/\s(src|srcset|style|on\w+)=/);
  expect(page).not.toContain("<link");
  expect(only("style")).not.toMatch(/url\(|@import/);
});
