/**
 * `npm run example`: serves examples/web-app, and runs Pagekeeper in practice mode for it. This
 * Pagekeeper has its own profile and port, so that it can run beside another one.
 */
import { once } from "node:events";
import { createServer as createHttpServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createVite } from "vite";
import { buildIfChanged } from "./lib/build.ts";
import { needsDisplay } from "./lib/display.ts";
import { inProject } from "./lib/project.mjs";
import { runBuiltApp } from "./lib/run-app.ts";
import { runScript } from "./lib/script-error.mjs";

/** The port on which Vite serves a page by default. */
const pagePort = 5173;

await runScript(async () => {
  buildIfChanged();
  const port = await findFreePort();
  await using page = await servePage(`http://localhost:${port}`);
  console.log(instructions(page.address));
  // Without `await`, the page would end at once.
  return await runBuiltApp([], {
    ...withoutPagekeeperVariables(process.env),
    PAGEKEEPER_PORT: String(port),
    PAGEKEEPER_USER_DATA: inProject(".cache/example"),
  });
});

/**
 * Removes variables such as PAGEKEEPER_APP_ID, so that the example never uses a real Meta app.
 */
function withoutPagekeeperVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith("PAGEKEEPER_")),
  );
}

/** Serves the page until disposal. */
async function servePage(apiBase: string): Promise<AsyncDisposable & { readonly address: string }> {
  const server = createHttpServer();
  const port = await listenFrom(server, pagePort);
  process.env["VITE_API_BASE"] = apiBase;
  const vite = await createVite({
    root: inProject("examples/web-app"),
    logLevel: "warn",
    // Vite's own server would exit on SIGTERM, before the app has quit.
    server: { middlewareMode: { server } },
  });
  server.on("request", vite.middlewares);
  return {
    address: `http://localhost:${port}`,
    async [Symbol.asyncDispose]() {
      await vite.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Listens on this port of localhost, or on the next free one, and returns it. */
async function listenFrom(server: Server, port: number): Promise<number> {
  try {
    await once(server.listen(port, "localhost"), "listening");
    return port;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    return listenFrom(server, port + 1);
  }
}

async function findFreePort(): Promise<number> {
  const server = createHttpServer();
  await once(server.listen(0, "localhost"), "listening");
  const { port } = server.address() as AddressInfo;
  await once(server.close(), "close");
  return port;
}

function instructions(address: string): string {
  const lines = [
    `Open ${address} in your browser, and choose Connect Messenger.`,
    "Pagekeeper's window then asks whether the page may use it. Press Ctrl-C to end both.",
  ];
  if (needsDisplay(process.platform, process.env)) {
    lines.push("Only the window can allow the page, so you need a display to go on from there.");
  }
  return `\n${lines.join("\n")}\n`;
}
