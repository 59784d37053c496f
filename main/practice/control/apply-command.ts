import { type FailureModes, noFailures } from "../failure-modes.ts";
import {
  changePage,
  findPage,
  findPerson,
  type Grant,
  invalidateTokens,
  isPageSelected,
  pageAccessFor,
  pagesOf,
  roleKey,
  type State,
} from "../state.ts";
import { type Command, command, type ParsedCommand } from "./commands.ts";

type CommandOf<Action extends ParsedCommand["action"]> = Extract<ParsedCommand, { action: Action }>;

/**
 * Thrown if the person or Page does not exist, or if the person has not logged in. The failed
 * command has changed nothing.
 */
export class UnknownSubjectError extends Error {
  override readonly name = "UnknownSubjectError";
}

/**
 * Throws `ZodError` for an invalid command and `UnknownSubjectError` for an unknown person or Page.
 */
export function applyCommand(state: State, input: Command): void {
  const parsed = command.parse(input);
  checkSubjects(state, parsed);
  apply(state, parsed);
}

function checkSubjects(state: State, parsed: ParsedCommand): void {
  if ("person" in parsed && !findPerson(parsed.person)) {
    throw new UnknownSubjectError("No such person");
  }
  if ("page" in parsed && !findPage(state, parsed.page)) {
    throw new UnknownSubjectError("No such Page");
  }
  if ("to" in parsed && !findPage(state, parsed.to)) {
    throw new UnknownSubjectError("No such Page");
  }
}

function apply(state: State, parsed: ParsedCommand): void {
  switch (parsed.action) {
    case "invalidate-tokens":
      invalidateTokens(state, parsed.person, parsed.reason);
      break;
    case "restore-tokens":
      state.invalidations.delete(parsed.person);
      break;
    case "role":
      state.roles.set(roleKey(parsed.person, parsed.page), parsed.role);
      break;
    case "restriction":
      if (parsed.restriction === "none") state.restrictions.delete(parsed.page);
      else state.restrictions.set(parsed.page, parsed.restriction);
      break;
    case "selection":
      setSelection(state, parsed);
      break;
    case "every-page":
      state.grants.set(parsed.person, { ...grantOf(state, parsed.person), pages: "all" });
      break;
    case "page-permission":
      setPagePermission(state, parsed);
      break;
    case "permission":
      setPermission(state, parsed);
      break;
    case "allow-everything":
      allowEverything(state, parsed.person);
      break;
    case "instagram":
      state.instagram.set(parsed.page, parsed.state);
      break;
    case "rename-person":
      state.personNames.set(parsed.person, parsed.name);
      break;
    case "rename-page":
      changePage(state, parsed.page, (page) => ({ ...page, name: parsed.name }));
      break;
    case "rename-instagram":
      changePage(state, parsed.page, ({ instagram, ...page }) => ({
        ...page,
        ...(instagram && { instagram: { ...instagram, username: parsed.name } }),
      }));
      break;
    case "new-picture":
      replacePictures(state, parsed.page);
      break;
    case "move-instagram":
      moveInstagram(state, parsed);
      break;
    case "pages":
      state.pageAccess = pageAccessFor(parsed.count);
      break;
    case "reset":
      reset(state);
      break;
    case "limits": {
      const { limits, minutes: regainMinutes = noFailures.regainMinutes } = parsed;
      setFailureModes(state, { limits, regainMinutes });
      break;
    }
    case "delay":
      setFailureModes(state, { delayMs: parsed.ms });
      break;
    default: {
      const { action: _, ...failureModes } = parsed;
      setFailureModes(state, failureModes);
    }
  }
}

function replacePictures(state: State, pageId: string): void {
  const { pictureVersions } = state;
  for (const id of [pageId, findPage(state, pageId)?.instagram?.id]) {
    if (id !== undefined) pictureVersions.set(id, (pictureVersions.get(id) ?? 0) + 1);
  }
}

/** Throws if the Page has no Instagram account. */
function moveInstagram(state: State, { page, to }: CommandOf<"move-instagram">): void {
  const { instagram } = findPage(state, page) ?? {};
  if (!instagram) throw new UnknownSubjectError("This Page has no Instagram account");
  changePage(state, page, ({ instagram: _, ...rest }) => rest);
  changePage(state, to, (target) => ({ ...target, instagram }));
}

function setFailureModes(state: State, changes: Partial<FailureModes>): void {
  state.failureModes = { ...state.failureModes, ...changes };
}

/** Throws if the person has not logged in, because there is no grant to change until then. */
function grantOf(state: State, person: string): Grant {
  const grant = state.grants.get(person);
  if (!grant) throw new UnknownSubjectError("This person has not logged in since the start");
  return grant;
}

function setSelection(state: State, { person, page, selection }: CommandOf<"selection">): void {
  const grant = grantOf(state, person);
  const selected = pagesOf(state, person).filter(({ id }) => isPageSelected(grant, id));
  const pages = new Set(selected.map(({ id }) => id));
  if (selection === "selected") pages.add(page);
  else pages.delete(page);
  state.grants.set(person, { ...grant, pages });
}

function setPagePermission(state: State, parsed: CommandOf<"page-permission">): void {
  const { person, page, permission } = parsed;
  const grant = grantOf(state, person);
  const pages = new Set(grant.withheld?.get(permission));
  if (parsed.is === "withheld") pages.add(page);
  else pages.delete(page);
  const withheld = new Map(grant.withheld).set(permission, pages);
  state.grants.set(person, { ...grant, withheld });
}

function setPermission(
  state: State,
  { person, permission, status }: CommandOf<"permission">,
): void {
  const grant = grantOf(state, person);
  const permissions = new Map(grant.permissions).set(permission, status);
  state.grants.set(person, { ...grant, permissions });
}

function allowEverything(state: State, person: string): void {
  const { pages, permissions } = grantOf(state, person);
  const granted = [...permissions.keys()].map((name) => [name, "granted"] as const);
  state.grants.set(person, { pages, permissions: new Map(granted) });
}

function reset(state: State): void {
  state.failureModes = noFailures;
  state.roles.clear();
  state.restrictions.clear();
  state.instagram.clear();
  state.invalidations.clear();
  state.calls.length = 0;
}
