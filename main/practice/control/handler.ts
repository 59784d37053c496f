/** Handles `GET` and `POST /practice`. */
import {
  type HttpRequest,
  type HttpResponse,
  isSameOrigin,
  plainText,
  readForm,
  redirect,
} from "../http.ts";
import type { State } from "../state.ts";
import { applyCommand, UnknownSubjectError } from "./apply-command.ts";
import { command } from "./commands.ts";
import { controlPage } from "./page.ts";

const controlPath = "/practice";

export const isControlPath = (pathname: string): boolean => pathname === controlPath;

export function handleControl(state: State, request: HttpRequest): HttpResponse {
  if (request.method !== "POST") {
    const { searchParams } = request.url;
    return controlPage(state, searchParams, searchParams.has("done") ? "done" : undefined);
  }
  if (!isSameOrigin(request)) return plainText(403, "This form was not sent from this page.");
  const form = readForm(request);
  return applyForm(state, Object.fromEntries(form))
    ? redirect(`${controlPath}?${shownIn(form)}done`)
    : controlPage(state, form, "refused");
}

/** Keeps the person and the Page that the page shows. */
const shownIn = (form: URLSearchParams): string =>
  ["shown-person", "shown-page"]
    .filter((name) => form.has(name))
    .map((name) => `${name}=${encodeURIComponent(form.get(name) ?? "")}&`)
    .join("");

/** Returns false if the command is invalid or cannot be applied at the moment. */
function applyForm(state: State, input: Readonly<Record<string, string>>): boolean {
  const parsed = command.safeParse(input);
  if (!parsed.success) return false;
  try {
    applyCommand(state, parsed.data);
    return true;
  } catch (error) {
    if (error instanceof UnknownSubjectError) return false;
    throw error;
  }
}
