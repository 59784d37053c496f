import { readFile } from "node:fs/promises";
import { join } from "node:path";
import express, { type RequestHandler } from "express";
import { localizeHtml } from "../../i18n/localize-html.ts";
import { httpErrors, isNavigation, sendError } from "../http-errors.ts";
import { donePage } from "../pages/done.ts";
import { webUiPolicy } from "../security-headers.ts";
import type { SentResults } from "../sent-results.ts";
import type { Sessions } from "../sessions.ts";

interface WebUiDeps {
  readonly sessions: Sessions;
  readonly sentResults: SentResults;
  readonly rendererFolder: string;
  readonly imageSources: readonly string[];
}

/** Serves the web UI on every path that a user opens, because any path may be a `redirect_path`. */
export function webUi(deps: WebUiDeps): RequestHandler {
  const { sessions, sentResults, rendererFolder, imageSources } = deps;
  const policy = webUiPolicy(imageSources);
  return async (request, response) => {
    if (!isNavigation(request) && request.path !== "/") {
      return sendError(request, response, httpErrors.notFound);
    }
    const browserId = sessions.browserIdOf(request);
    if (browserId === undefined) return sendError(request, response, httpErrors.signedOut);
    const file = await readFile(join(rendererFolder, "index.html"), "utf8");
    const html = localizeHtml(file);
    const isOwnResult = sentResults.take(browserId, request.originalUrl);
    response
      .set("Content-Security-Policy", policy)
      .type("html")
      .send(isOwnResult ? markOwnResult(html) : html);
  };
}

/** Lets the page show the result in its address (renderer/connect/redirect.ts). */
const markOwnResult = (html: string): string => html.replace("<html", "<html data-own-result");

/** Serves the built files. They may be cached forever, because their names contain a hash. */
export const assets = (rendererFolder: string): RequestHandler =>
  express.static(join(rendererFolder, "assets"), {
    index: false,
    dotfiles: "deny",
    redirect: false,
    setHeaders: (response) => {
      response.setHeader("Cache-Control", "private, max-age=31536000, immutable");
    },
  });

/** Handles `GET /done/connected` and `GET /done/not-connected`, the last page of a desktop flow. */
export const done: RequestHandler = (request, response) => {
  response.type("html").send(donePage(request.path));
};

export const notFound: RequestHandler = (request, response) => {
  sendError(request, response, httpErrors.notFound);
};

export const noContent: RequestHandler = (_request, response) => {
  response.status(204).end();
};
