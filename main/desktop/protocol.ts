/** The renderer's own scheme, in place of `file:`: a real origin, and no way out of its folder (research/electron.md C.1, items 7 and 18). */
import { readFile } from "node:fs/promises";
import { extname, resolve, sep } from "node:path";
import { type ProtocolResponse, protocol } from "electron";
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

const mimeTypes: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

export interface RendererParts {
  /** The built renderer, absolute. */
  readonly folder: string;
  /** Where pictures may come from. */
  readonly imageSources: readonly string[];
  /**
   * Resolves when main answers what the page's scripts ask for; they are held back until then. Called when there is time for it:
   * when the page itself has gone out, and its process is still starting. Never rejects.
   */
  readonly callsAnswered: () => Promise<void>;
}

/**
 * Serves the renderer at app://pagekeeper/. By the older of Electron's two interfaces: for `protocol.handle` it makes a `Request`
 * of each, and Node loads its own fetch for that, which holds up the first frame by 40 ms (docs/decisions/0024-start.md).
 */
export function serveRenderer({ folder, imageSources, callsAnswered }: RendererParts): void {
  const policy = contentSecurityPolicy(imageSources);
  protocol.registerBufferProtocol(scheme, ({ method, url: address }, answer) => {
    const url = new URL(address);
    const file =
      method === "GET" && url.host === "pagekeeper" ? fileWithin(folder, url.pathname) : undefined;
    void answerWith(file).then(answer);
  });

  async function answerWith(file: string | undefined): Promise<ProtocolResponse> {
    if (file === undefined) return notFound;
    const type = extname(file);
    try {
      const data = await bodyOf(file);
      if (type === ".html") setTimeout(() => void callsAnswered());
      else if (type === ".js") await callsAnswered();
      return {
        data,
        mimeType: mimeTypes[type] ?? "application/octet-stream",
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

const bodyOf = async (file: string): Promise<Buffer> =>
  extname(file) === ".html"
    ? Buffer.from(pageInLanguage(await readFile(file, "utf8")))
    : readFile(file);

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
