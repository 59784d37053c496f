import { once } from "node:events";
import { createServer } from "node:https";
import { text as readText } from "node:stream/consumers";
import type { Locator } from "@playwright/test";
import { portOf } from "../../support/ports.ts";
import { tlsServer } from "../../support/tls.ts";
import type { App } from "./app.ts";
import { startFacebook } from "./external-facebook.ts";
import { settingsTexts } from "./texts.ts";
import { openMetaAppForm } from "./ui.ts";

const own = { appId: "987654321098765", appSecret: "0f1e2d3c4b5a69788796a5b4c3d2e1f0" };

/** Starts a practice Facebook behind TLS. Records the bodies of the requests that arrive. */
export async function startSecureGraph() {
  const facebook = await startFacebook(own);
  const received: string[] = [];
  const server = createServer(tlsServer, async (request, response) => {
    const body = await readText(request);
    received.push(body);
    const { authorization, "content-type": type } = request.headers;
    const answer = await fetch(`${facebook.origin}${request.url}`, {
      method: request.method ?? "GET",
      headers: { ...(authorization && { authorization }), ...(type && { "content-type": type }) },
      ...(body !== "" && { body }),
    });
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(await answer.text());
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: portOf(server),
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await once(server.close(), "close");
      await facebook[Symbol.asyncDispose]();
    },
  };
}

/** Enters a Meta app, which Pagekeeper then verifies with Graph. */
export async function verifyApp({ window }: App): Promise<Locator> {
  const settings = await openMetaAppForm(window);
  await settings.getByLabel("App ID").fill(own.appId);
  await settings.getByLabel("App secret").fill(own.appSecret);
  await settings.getByRole("button", { name: settingsTexts.checkAndSave }).click();
  return settings;
}
