/** The renderer's own scheme, in place of `file:`: a real origin, and no way out of its folder (research/electron.md C.1, items 7 and 18). */
import { readFile } from "node:fs/promises";
import { extname, resolve, sep } from "node:path";
import { protocol } from "electron";
import { pageInLanguage } from "../texts/page.ts";

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

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** Serves `folder` at app://pagekeeper/. `imageSources`: where pictures may come from. */
export function serveRenderer(folder: string, imageSources: readonly string[]): void {
  const policy = contentSecurityPolicy(imageSources);
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url);
    const file = fileWithin(folder, url.pathname);
    if (request.method !== "GET" || url.host !== "pagekeeper" || file === undefined) {
      return new Response(null, { status: 404 });
    }
    try {
      return new Response(await bodyOf(file), {
        headers: {
          "content-type": contentTypes[extname(file)] ?? "application/octet-stream",
          "content-security-policy": policy,
          "x-content-type-options": "nosniff",
        },
      });
    } catch {
      // Not there: the only failure a request for one of our own files can have.
      return new Response(null, { status: 404 });
    }
  });
}

const bodyOf = async (file: string): Promise<string | Buffer<ArrayBuffer>> =>
  extname(file) === ".html" ? pageInLanguage(await readFile(file, "utf8")) : readFile(file);

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
