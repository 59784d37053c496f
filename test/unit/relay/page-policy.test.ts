import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const relay = join(import.meta.dirname, "../../../relay");
// Git may check the file out with CRLF, but browsers hash the text with LF.
const page = readFileSync(join(relay, "index.html"), "utf8").replaceAll("\r\n", "\n");
const readme = readFileSync(join(relay, "README.md"), "utf8");

/** Returns the text of the page's only element with this tag. */
function textOf(tag: "script" | "style"): string {
  const found = [...page.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, "gs"))];
  expect(found).toHaveLength(1);
  return found[0]?.[1] ?? "";
}

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const policy = [
  "default-src 'none'",
  `script-src ${hash(textOf("script"))}`,
  `style-src ${hash(textOf("style"))}`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

it("the page's policy allows only its own script and style", () => {
  expect(page).toContain(`<meta http-equiv="Content-Security-Policy" content="${policy}">`);
});

it("the page's policy comes before its script and style", () => {
  const [, afterPolicy = ""] = page.split(policy);
  expect(afterPolicy).toContain("<style>");
  expect(afterPolicy).toContain("<script>");
});

it("the README has the page's policy as a header", () => {
  expect(readme).toContain(`Content-Security-Policy: ${policy}; frame-ancestors 'none'`);
});

it("the page loads nothing and has no code in attributes, which its policy would block", () => {
  expect(page).not.toMatch(/\s(src|srcset|style|on\w+)=/);
  expect(page).not.toContain("<link");
  expect(textOf("style")).not.toMatch(/url\(|@import/);
});
