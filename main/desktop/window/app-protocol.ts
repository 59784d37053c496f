import { readFileSync } from "node:fs";
import { extname, resolve, sep } from "node:path";
import { type ProtocolResponse, protocol } from "electron";
import { localizeHtml } from "../../i18n/localize-html.ts";

/**
 * The renderer's own scheme. Unlike `file:`, it provides a real origin and gives no access to files
 * outside the renderer's folder (docs/research/electron.md §C.1, items 7 and 18).
 */
const scheme = "app";
export const rendererOrigin = `${scheme}://pagekeeper`;

/**
 * Call this before Electron is ready. `codeCache` keeps the compiled renderer, so that Chromium
 * does not compile it again at each start.
 */
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
  /** The absolute path of the built renderer. */
  readonly folder: string;
  /** The origins that pictures may be loaded from. */
  readonly imageSources: readonly string[];
  /** Called after a script was sent, while the renderer is busy compiling it. */
  readonly onScriptSent: () => void;
}

/**
 * Serves the renderer at app://pagekeeper/. Uses the older `registerBufferProtocol`, because
 * `protocol.handle` makes Node load its fetch, which would delay the first frame by 40 ms
 * (docs/decisions/0024-start.md).
 */
export function serveRenderer({ folder, imageSources, onScriptSent }: RendererOptions): void {
  const policy = contentSecurityPolicy(imageSources);
  protocol.registerBufferProtocol(scheme, ({ method, url: address }, respond) => {
    const url = new URL(address);
    const file =
      method === "GET" && url.host === "pagekeeper" ? fileWithin(folder, url.pathname) : undefined;
    respond(file === undefined ? notFound : responseWith(file));
    // Call `onScriptSent` in a later turn of the event loop, so that it does not delay the
    // response.
    if (file?.endsWith(".js")) setTimeout(onScriptSent);
  });

  function responseWith(file: string): ProtocolResponse {
    try {
      return {
        data: readBody(file),
        mimeType: mimeTypes[extname(file)] ?? "application/octet-stream",
        charset: "utf-8",
        headers: { "content-security-policy": policy, "x-content-type-options": "nosniff" },
      };
    } catch {
      // The only error that can be expected here is a missing file.
      return notFound;
    }
  }
}

const notFound: ProtocolResponse = { statusCode: 404, data: Buffer.alloc(0) };

/**
 * Reads a file synchronously, because the files are small and asynchronous steps would have to wait
 * while Chromium starts.
 */
const readBody = (file: string): Buffer =>
  extname(file) === ".html"
    ? Buffer.from(localizeHtml(readFileSync(file, "utf8")))
    : readFileSync(file);

/** Returns the file that a URL path names, or undefined if it is outside the folder. */
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

/**
 * Returns a policy that allows the renderer's own scripts and styles, and pictures from
 * `imageSources`.
 */
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
