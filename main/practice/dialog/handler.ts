/** `GET` and `POST /v{N}/dialog/oauth`. */
import { randomBytes } from "node:crypto";
import { isSameOrigin, type Received, type Reply, readForm, redirect } from "../http.ts";
import { type Person, people } from "../seed.ts";
import { pagesOf, type World } from "../state.ts";
import { grantAfter, questionsFor } from "./grants.ts";
import { dialogPage, refusalPage } from "./page.ts";
import { appAtFault, cancelled, silent, withCode } from "./redirects.ts";
import { type DialogRequest, readDialogRequest } from "./request.ts";

const path = /^(\/v\d{1,3}\.\d)?\/dialog\/oauth\/?$/;

export const isDialog = (pathname: string): boolean => path.test(pathname);

export function answerDialog(world: World, received: Received): Reply {
  const isAnswer = received.method === "POST";
  const params = isAnswer ? readForm(received) : received.url.searchParams;
  const reading = readDialogRequest(world.app, params);
  if (!reading.ok) return refusalPage(reading.message);
  if (!isAnswer) return open(world, reading.request);
  return isSameOrigin(received)
    ? submit(world, reading.request, params)
    : refusalPage("This form was not sent from the dialog itself.");
}

/** A fault of the app shows at once, before anybody is asked anything. */
function open(world: World, request: DialogRequest): Reply {
  switch (world.behaviour.dialog) {
    case "normal":
      return dialogPage(world, request);
    case "error-code":
      return redirect(appAtFault(request), 302);
    case "silent":
      return redirect(silent(request), 302);
    case "no-redirect":
      return refusalPage("Feature unavailable: Facebook Login is currently not available here.");
  }
}

function submit(world: World, request: DialogRequest, form: URLSearchParams): Reply {
  if (form.get("answer") !== "continue") return redirect(cancelled(request));
  const person = Object.values(people).find(({ key }) => key === form.get("person"));
  if (!person) return refusalPage("The form does not say who logs in.");
  const earlier = world.grants.get(person.id);
  const questions = questionsFor(request, earlier);
  const choice = readChoice(world, person, form);
  world.grants.set(person.id, grantAfter(earlier, questions, choice));
  return redirect(withCode(request, issueCode(world, person, request.redirectUriText)));
}

function readChoice(world: World, person: Person, form: URLSearchParams) {
  const ticked = new Set(form.getAll(`${person.key}.page`));
  const held = pagesOf(world, person.id).map(({ id }) => id);
  return {
    pages: new Set(held.filter((id) => ticked.has(id))),
    permissions: new Set(form.getAll(`${person.key}.permission`)),
    all: form.has(`${person.key}.all-permissions`),
  };
}

const codeLifeMs = 10 * 60 * 1000;

function issueCode(world: World, person: Person, redirectUri: string): string {
  for (const [old, { expiresAt }] of world.codes) {
    if (expiresAt + codeLifeMs < world.now()) world.codes.delete(old);
  }
  const code = `AQ${randomBytes(96).toString("base64url")}`;
  world.codes.set(code, {
    personId: person.id,
    redirectUri,
    expiresAt: world.now() + codeLifeMs,
    used: false,
  });
  return code;
}
