import { shell } from "electron";
import { UserError } from "../../../user-error.ts";
import { userError } from "../call-errors.ts";
import type { HandlerServices, SignInLinks } from "./deps.ts";

/** Throws UserError if the server could not start. */
export async function signInLinks(services: Promise<HandlerServices>): Promise<SignInLinks> {
  const backend = (await services).backend();
  if (!backend.ok) throw new UserError(backend.problem);
  return backend.value;
}

/** Throws UserError if the system has no browser, or none that starts. */
export async function openBrowser(url: string): Promise<void> {
  try {
    await shell.openExternal(url);
  } catch {
    // The system's error may quote the URL, which contains a ticket.
    throw userError("no_browser");
  }
}
