/** What each command does to the world. */
import { type Behaviour, wellBehaved } from "../failure-modes.ts";
import {
  endTokens,
  findPage,
  findPerson,
  type Grant,
  holdingsFor,
  isTicked,
  pagesOf,
  roleKey,
  type World,
} from "../state.ts";
import { type Command, command, type ParsedCommand } from "./commands.ts";

type Of<Action extends ParsedCommand["action"]> = Extract<ParsedCommand, { action: Action }>;

/** A person or Page that is not there: nothing has been changed. */
export class UnknownSubject extends Error {
  override readonly name = "UnknownSubject";
}

/** Throws a `ZodError` for a command that is none, `UnknownSubject` for an unknown person or Page. */
export function runCommand(world: World, input: Command): void {
  const parsed = command.parse(input);
  checkSubjects(world, parsed);
  apply(world, parsed);
}

function checkSubjects(world: World, parsed: ParsedCommand): void {
  if ("person" in parsed && !findPerson(parsed.person)) throw new UnknownSubject("No such person");
  if ("page" in parsed && !findPage(world, parsed.page)) throw new UnknownSubject("No such Page");
}

function apply(world: World, parsed: ParsedCommand): void {
  switch (parsed.action) {
    case "end-tokens":
      endTokens(world, parsed.person, parsed.reason);
      break;
    case "revive-tokens":
      world.deaths.delete(parsed.person);
      break;
    case "role":
      world.roles.set(roleKey(parsed.person, parsed.page), parsed.role);
      break;
    case "selection":
      select(world, parsed);
      break;
    case "every-page":
      world.grants.set(parsed.person, { ...grantOf(world, parsed.person), pages: "all" });
      break;
    case "page-permission":
      setPagePermission(world, parsed);
      break;
    case "permission":
      setPermission(world, parsed);
      break;
    case "instagram":
      world.instagram.set(parsed.page, parsed.state);
      break;
    case "pages":
      world.holdings = holdingsFor(parsed.count);
      break;
    case "reset":
      reset(world);
      break;
    default:
      world.behaviour = { ...world.behaviour, ...changeOf(parsed) };
  }
}

function changeOf(
  parsed: Of<"limits" | "service" | "delay" | "dialog" | "proof" | "app-type" | "page-list">,
): Partial<Behaviour> {
  switch (parsed.action) {
    case "limits":
      return {
        limits: parsed.limits,
        regainMinutes: parsed.minutes ?? wellBehaved.regainMinutes,
      };
    case "service":
      return { service: parsed.service };
    case "delay":
      return { delayMs: parsed.ms };
    case "dialog":
      return { dialog: parsed.dialog };
    case "proof":
      return { proof: parsed.proof };
    case "app-type":
      return { appType: parsed.appType };
    case "page-list":
      return { pageList: parsed.pageList };
  }
}

/** A person who never logged in has ticked nothing that could be un-ticked. */
function grantOf(world: World, person: string): Grant {
  const grant = world.grants.get(person);
  if (!grant) throw new UnknownSubject("This person has not logged in since the start");
  return grant;
}

function select(world: World, { person, page, selection }: Of<"selection">): void {
  const grant = grantOf(world, person);
  const ticked = pagesOf(world, person).filter(({ id }) => isTicked(grant, id));
  const pages = new Set(ticked.map(({ id }) => id));
  if (selection === "ticked") pages.add(page);
  else pages.delete(page);
  world.grants.set(person, { ...grant, pages });
}

function setPagePermission(world: World, parsed: Of<"page-permission">): void {
  const { person, page, permission } = parsed;
  const grant = grantOf(world, person);
  const pages = new Set(grant.withheld?.get(permission));
  if (parsed.is === "withheld") pages.add(page);
  else pages.delete(page);
  const withheld = new Map(grant.withheld).set(permission, pages);
  world.grants.set(person, { ...grant, withheld });
}

function setPermission(world: World, { person, permission, status }: Of<"permission">): void {
  const grant = grantOf(world, person);
  const permissions = new Map(grant.permissions).set(permission, status);
  world.grants.set(person, { ...grant, permissions });
}

function reset(world: World): void {
  world.behaviour = wellBehaved;
  world.roles.clear();
  world.instagram.clear();
  world.deaths.clear();
  world.calls.length = 0;
}
