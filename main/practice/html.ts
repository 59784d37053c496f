/** Builds HTML pages that escape text by default and have a strict content security policy. */
import { createHash } from "node:crypto";
import type { HttpResponse } from "./http.ts";
import { style } from "./style.ts";

/** Markup that can be inserted without escaping. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Interpolation = string | number | Html | readonly Html[];

/** Renders a template literal and escapes every value except `Html`. */
export function html(strings: TemplateStringsArray, ...inserts: readonly Interpolation[]): Html {
  const parts = strings.map((text, index) => {
    const insert = inserts[index];
    return insert === undefined ? text : text + render(insert);
  });
  return new Html(parts.join(""));
}

export const nothing = new Html("");

function render(insert: Interpolation): string {
  if (insert instanceof Html) return insert.text;
  if (typeof insert === "object") return insert.map(({ text }) => text).join("");
  return String(insert).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * Searches a list of checkboxes, counts the checked ones, and checks or clears those that the
 * search shows. The tools need this script, so they are hidden until it runs.
 */
const script = `for (const list of document.querySelectorAll("[data-list]")) {
  const tools = list.querySelector(".tools");
  if (!tools) continue;
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  const count = () => {
    const checked = boxes.filter((box) => box.checked).length;
    tools.querySelector("[data-count]").value = checked + " of " + boxes.length;
  };
  tools.hidden = false;
  list.addEventListener("change", count);
  for (const button of tools.querySelectorAll("[data-tick]")) {
    button.addEventListener("click", () => {
      for (const box of boxes) {
        if (!box.closest("li").hidden) box.checked = button.dataset.tick === "all";
      }
      count();
    });
  }
  const search = tools.querySelector("[data-search]");
  search?.addEventListener("input", () => {
    const wanted = search.value.trim().toLowerCase();
    for (const box of boxes) {
      const item = box.closest("li");
      item.hidden = !item.textContent.toLowerCase().includes(wanted);
    }
  });
  // Enter would submit the form.
  search?.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  count();
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

export interface PageContent {
  readonly title: string;
  readonly body: Html;
  readonly status?: number;
  /**
   * Whether the form leads away from this server. Browsers apply `form-action` to redirects as
   * well, and the page at the end of the redirects may be anywhere.
   */
  readonly formLeaves?: boolean;
}

export function page({ title, body, status = 200, formLeaves = false }: PageContent): HttpResponse {
  // Without an icon, browsers would request /favicon.ico, and we would record that as a Graph call.
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
      "content-security-policy": formLeaves ? basePolicy : `${basePolicy}; form-action 'self'`,
      // With `no-referrer`, browsers would send these forms with the origin "null", and
      // `isSameOrigin` would reject them.
      "referrer-policy": "same-origin",
      "cache-control": "no-store",
    },
    body: document.text,
  };
}
