/** `GET` and `POST /practice`. */
import { isSameOrigin, plain, type Received, type Reply, readForm, redirect } from "../http.ts";
import type { World } from "../state.ts";
import { runCommand, UnknownSubject } from "./apply-command.ts";
import { command } from "./commands.ts";
import { controlPage } from "./page.ts";

const path = "/practice";

export const isControl = (pathname: string): boolean => pathname === path;

export function answerControl(world: World, received: Received): Reply {
  if (received.method !== "POST") {
    return controlPage(world, received.url.searchParams.has("done") ? "done" : undefined);
  }
  if (!isSameOrigin(received)) return plain(403, "This form was not sent from this page.");
  return obey(world, Object.fromEntries(readForm(received)))
    ? redirect(`${path}?done`)
    : controlPage(world, "refused");
}

/** False: no command, or not possible just now. */
function obey(world: World, input: Readonly<Record<string, string>>): boolean {
  const parsed = command.safeParse(input);
  if (!parsed.success) return false;
  try {
    runCommand(world, parsed.data);
    return true;
  } catch (error) {
    if (error instanceof UnknownSubject) return false;
    throw error;
  }
}
