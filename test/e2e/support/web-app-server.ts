/** Builds examples/web-app and serves it, as its developer would host it. */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { extname, join } from "node:path";
import { inProject } from "../../../scripts/lib/project.mjs";
import { portOf } from "../../support/ports.ts";
import { tlsServer } from "../../support/tls.ts";

/** The name of the test's https page. It leads to this computer (support/web-browser.ts). */
export const publicName = "desk.example.com";

const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css" };

/** Builds the page into `folder`, for a Pagekeeper at `apiBase`. */
export function buildWebApp(folder: string, apiBase: string): void {
  const { status } = spawnSync(
    process.execPath,
    [
      inProject("node_modules/vite/bin/vite.js"),
      ...["build", inProject("examples/web-app"), "--outDir", folder],
      ...["--emptyOutDir", "--logLevel", "warn"],
    ],
    { env: { ...process.env, VITE_API_BASE: apiBase }, stdio: "inherit" },
  );
  if (status !== 0) throw new Error("Vite could not build examples/web-app.");
}

export interface WebAppServer extends AsyncDisposable {
  readonly origin: string;
  readonly port: number;
  /** The path and query of each visit to the page, oldest first. */
  readonly visits: readonly string[];
}

/** Serves the build in `folder` on this computer. `publicName` gets https. */
export async function serveWebApp(
  folder: string,
  host: "localhost" | "127.0.0.1" | typeof publicName = "localhost",
): Promise<WebAppServer> {
  const scheme = host === publicName ? "https" : "http";
  const visits: string[] = [];
  const answer: RequestListener = ({ url = "/" }, response) => {
    const { pathname, search } = new URL(url, "http://localhost");
    const type = types[extname(pathname)];
    if (type === undefined) visits.push(pathname + search);
    response.setHeader("content-type", type ?? "text/html");
    response.end(readFileSync(join(folder, type === undefined ? "index.html" : pathname)));
  };
  const server = scheme === "http" ? createServer(answer) : createTlsServer(tlsServer, answer);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const port = portOf(server);
  return {
    origin: `${scheme}://${host}:${port}`,
    port,
    visits,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}
