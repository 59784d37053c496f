import { readFile } from "node:fs/promises";
import { join } from "node:path";
import express, { type RequestHandler } from "express";
import { channelTypes } from "../../../common/contract/accounts.ts";
import { localizeHtml } from "../../i18n/localize-html.ts";
import type { FlowEnds } from "../flow-ends.ts";
import { httpErrors, isNavigation, sendError } from "../http-errors.ts";
import { donePage } from "../pages/done.ts";
import { queryParams, readParam } from "../query-params.ts";
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

interface DoneDeps {
  readonly sessions: Sessions;
  readonly flowEnds: FlowEnds;
}

/**
 * Handles `GET /done/connected?type=` and `GET /done/not-connected?type=`, the last page of a
 * desktop flow. Only the browser of the flow is told how it ended.
 */
export const done =
  ({ sessions, flowEnds }: DoneDeps): RequestHandler =>
  (request, response) => {
    const browserId = sessions.browserIdOf(request);
    const type = channelTypes.find((each) => each === typeParam(request.originalUrl));
    const signedIn = browserId !== undefined;
    const end = signedIn && type ? flowEnds.find(browserId, type) : undefined;
    response.type("html").send(donePage(request.path, { end, signedIn }));
  };

function typeParam(target: string): string | undefined {
  const type = readParam(queryParams(target), "type");
  return type.status === "one" ? type.value : undefined;
}

/**
 * Handles `GET /open`, the links "Open Pagekeeper". Brings up the app's window, and the browser
 * stays on its page. Some systems let a window come up only if a link of theirs opens it.
 */
export const openApp =
  (openWindow: () => string | undefined): RequestHandler =>
  (_request, response) => {
    const link = openWindow();
    if (link === undefined) response.status(204).end();
    else response.redirect(303, link);
  };

export const notFound: RequestHandler = (request, response) => {
  sendError(request, response, httpErrors.notFound);
};

export const noContent: RequestHandler = (_request, response) => {
  response.status(204).end();
};
