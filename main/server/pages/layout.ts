import { createHash } from "node:crypto";
import { locale } from "../../i18n/locale.ts";
import { serverTexts } from "../../i18n/server.ts";

export interface PageText {
  readonly title: string;
  readonly lines: readonly string[];
  /** The error code, which users can give to support. */
  readonly code?: string;
  /** A link that looks like a button. */
  readonly link?: { readonly label: string; readonly path: string };
  /** A button that opens `path` with these parameters. */
  readonly button?: {
    readonly label: string;
    readonly path: string;
    readonly params: Readonly<Record<string, string>>;
  };
}

const style = `
:root { color-scheme: light dark; --ink: #1c1e21; --soft: #5a6068; --paper: #f4f5f7; --card: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceef1; --soft: #a4abb5; --paper: #16181b; --card: #212429; }
}
body {
  margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--paper);
  color: var(--ink); font: 1rem/1.55 system-ui, sans-serif;
}
main {
  box-sizing: border-box; width: min(32rem, calc(100vw - 2rem)); margin: 1rem; padding: 2rem;
  border-radius: 12px; background: var(--card); box-shadow: 0 1px 3px rgb(0 0 0 / 18%);
}
h1 { margin: 0 0 .75rem; font-size: 1.35rem; line-height: 1.3; }
p { margin: 0 0 .5rem; }
button, a {
  display: inline-block; margin-top: .75rem; padding: .5rem 1rem; border: 0; border-radius: 8px; background: #1557d0;
  color: #fff; font: inherit; font-weight: 600;
  text-decoration: none; cursor: pointer;
}
h1, p { overflow-wrap: anywhere; }
.code { margin-top: 1.25rem; color: var(--soft); font-size: .85rem; }
`;

/** The source for `style-src` that allows only this style sheet. */
export const styleSource = `'sha256-${createHash("sha256").update(style).digest("base64")}'`;

/** Renders a static page without scripts. */
export function page({ title, lines, code, link, button }: PageText): string {
  const paragraphs = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join("\n");
  const codeLine =
    code === undefined ? "" : `<p class="code">${serverTexts().code}: <code>${code}</code></p>\n`;
  const anchor = link ? `<a href="${link.path}">${escapeHtml(link.label)}</a>\n` : "";
  return `<!doctype html>
<html lang="${locale().tag}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – Pagekeeper</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${paragraphs}
${codeLine}${anchor}${button ? form(button) : ""}</main>
</body>
</html>
`;
}

function form({ label, path, params }: NonNullable<PageText["button"]>): string {
  const inputs = Object.entries(params).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  );
  return `<form action="${path}">${inputs.join("")}<button>${escapeHtml(label)}</button></form>\n`;
}

const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
