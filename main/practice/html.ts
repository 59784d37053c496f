/** Pages for people: text that escapes itself, one plain style, and a policy that lets nothing else in. */
import { createHash } from "node:crypto";
import type { Reply } from "./http.ts";
import { style } from "./style.ts";

/** Markup that is known to be safe. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Insert = string | number | Html | readonly Html[];

/** Template tag: what is put in is escaped, unless it is markup made the same way. */
export function html(strings: TemplateStringsArray, ...inserts: readonly Insert[]): Html {
  const parts = strings.map((text, index) => {
    const insert = inserts[index];
    return insert === undefined ? text : text + render(insert);
  });
  return new Html(parts.join(""));
}

export const nothing = new Html("");

function render(insert: Insert): string {
  if (insert instanceof Html) return insert.text;
  if (typeof insert === "object") return insert.map(({ text }) => text).join("");
  return String(insert).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * Ticks every box of a group, or none. Boxes can be ticked without it: its buttons show only once it runs.
 * A group is the nearest fieldset.
 */
const script = `for (const button of document.querySelectorAll("button[data-tick]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    for (const box of button.closest("fieldset").querySelectorAll("input[type=checkbox]")) {
      box.checked = button.dataset.tick === "all";
    }
  });
}`;

const hash = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const basePolicy = [
  "default-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "img-src data:",
  `style-src ${hash(style)}`,
  `script-src ${hash(script)}`,
].join("; ");

export interface Document {
  readonly title: string;
  readonly body: Html;
  readonly status?: number;
  /** Where a form may lead besides here: browsers hold `form-action` against the redirects after a submit, too. */
  readonly formTarget?: string;
}

export function page({ title, body, status = 200, formTarget = "" }: Document): Reply {
  // An empty icon, or every visit would ask Graph for /favicon.ico.
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Html(style)}</style>
</head>
<body>
${body}
<script>${new Html(script)}</script>
</body>
</html>
`;
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `${basePolicy}; form-action 'self' ${formTarget}`.trimEnd(),
      // Not no-referrer: with it browsers would post our own forms with the origin "null".
      "referrer-policy": "same-origin",
      "cache-control": "no-store",
    },
    body: document.text,
  };
}
