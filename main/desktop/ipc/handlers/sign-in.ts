import { shell } from "electron";
import { UserError } from "../../../user-error.ts";
import { userError } from "../call-errors.ts";
import type { HandlerServices, SignInLinks } from "./deps.ts";

/** Waits for the server. Throws UserError if it could not start. */
export async function signInLinks(services: Promise<HandlerServices>): Promise<SignInLinks> {
  const backend = (await services).workspace().backend();
  if (!backend.ok) throw new UserError(backend.problem);
  return backend.value;
}

/** Opens `url` in the user's browser. Throws UserError if no browser starts. */
export async function openBrowser(url: string): Promise<void> {
  try {
    await shell.openExternal(url);
  } catch {
    // Drop the system's error, because it may quote the URL, which contains a ticket.
    throw userError("no_browser");
  }
}
