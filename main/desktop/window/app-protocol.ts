/** The renderer's own scheme, in place of `file:`: a real origin, and no way out of its folder (research/electron.md C.1, items 7 and 18). */
import { readFileSync } from "node:fs";
import { extname, resolve, sep } from "node:path";
import { type ProtocolResponse, protocol } from "electron";
import { pageInLanguage } from "../../i18n/localize-html.ts";

const scheme = "app";
export const rendererOrigin = `${scheme}://pagekeeper`;

/** Must run before Electron is ready. `codeCache` saves compiling the renderer at each start. */
export function registerRendererScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

const mimeTypes: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

export interface RendererOptions {
  /** The built renderer, absolute. */
  readonly folder: string;
  /** Where pictures may come from. */
  readonly imageSources: readonly string[];
  /** A script of the page has gone out: its process is busy with it for a while. */
  readonly onScript: () => void;
}

/**
 * Serves the renderer at app://pagekeeper/. By the older of Electron's two interfaces: for `protocol.handle` it makes a `Request`
 * of each, and Node loads its own fetch for that, which holds up the first frame by 40 ms (docs/decisions/0024-start.md).
 */
export function serveRenderer({ folder, imageSources, onScript }: RendererOptions): void {
  const policy = contentSecurityPolicy(imageSources);
  protocol.registerBufferProtocol(scheme, ({ method, url: address }, answer) => {
    const url = new URL(address);
    const file =
      method === "GET" && url.host === "pagekeeper" ? fileWithin(folder, url.pathname) : undefined;
    answer(file === undefined ? notFound : answerWith(file));
    // What it sets off would hold the answer up.
    if (file?.endsWith(".js")) setTimeout(onScript);
  });

  function answerWith(file: string): ProtocolResponse {
    try {
      return {
        data: bodyOf(file),
        mimeType: mimeTypes[extname(file)] ?? "application/octet-stream",
        charset: "utf-8",
        headers: { "content-security-policy": policy, "x-content-type-options": "nosniff" },
      };
    } catch {
      // Not there: the only failure a request for one of our own files can have.
      return notFound;
    }
  }
}

const notFound: ProtocolResponse = { statusCode: 404, data: Buffer.alloc(0) };

/** At once: the files are small, and each step of an asynchronous reading would wait in line behind Chromium's own start. */
const bodyOf = (file: string): Buffer =>
  extname(file) === ".html"
    ? Buffer.from(pageInLanguage(readFileSync(file, "utf8")))
    : readFileSync(file);

/** The file a path names, or undefined where it would lead out of the folder. */
export function fileWithin(folder: string, pathname: string): string | undefined {
  const decoded = decodePath(pathname);
  if (decoded === undefined || decoded.includes("\0")) return undefined;
  const file = resolve(folder, `.${decoded === "/" ? "/index.html" : decoded}`);
  return file.startsWith(resolve(folder) + sep) ? file : undefined;
}

function decodePath(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

/** The renderer may run and show what it was built with, and load pictures: nothing else (DESIGN.md §4.8). */
export function contentSecurityPolicy(imageSources: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    ["img-src 'self' data:", ...imageSources].join(" "),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
