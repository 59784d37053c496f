/** Handles `GET` and `POST` of the pages that stand in for Meta's own settings. */
import { applyCommand } from "../control/apply-command.ts";
import { type HttpRequest, type HttpResponse, isSameOrigin, readForm, redirect } from "../http.ts";
import type { State } from "../state.ts";
import { settingsAt } from "./places.ts";
import { noSuchPage, refusedPage, settingsPage } from "./render.ts";

const hostPath = /^\/[a-z]+\.(facebook|instagram)\.com\//;

export const isSettingsPath = (pathname: string): boolean => hostPath.test(pathname);

export function handleSettings(state: State, request: HttpRequest): HttpResponse {
  const { url } = request;
  const settings = settingsAt(state, url);
  if (!settings) return noSuchPage();
  if (request.method !== "POST") return settingsPage(settings, url.searchParams.has("done"));
  if (!isSameOrigin(request)) return refusedPage();
  // Only what the page offers at the moment can be changed.
  const label = readForm(request).get("change");
  const change = settings.settings
    .flatMap(({ changes }) => changes)
    .find((each) => each.label === label);
  if (!change) return redirect(url.pathname + url.search);
  applyCommand(state, change.command);
  url.searchParams.set("done", "");
  return redirect(url.pathname + url.search);
}
