/** What can go wrong, in the words of the people to whom it happens. */
import { type Page, type Person, people } from "../seed.ts";
import {
  instagramStateOf,
  isGranted,
  isPageSelected,
  linkableInstagramOf,
  mayReadMessages,
  personName,
  roleKey,
  type State,
  tasksOf,
} from "../state.ts";
import type { Command } from "./commands.ts";
import { accessiblePages } from "./forms.ts";

/** Something that can be as usual or not. */
export interface Subject {
  readonly heading: string;
  /** How it is at the moment. */
  readonly now: string;
  readonly isUsual: boolean;
  readonly events: readonly Event[];
  readonly backToNormal: Command;
}

interface Event {
  /** What happens, which is the button's label. */
  readonly label: string;
  /** What the user of Pagekeeper then experiences. */
  readonly effect: string;
  readonly command: Command;
}

/** The person and the Page to which things happen. */
export interface Selection {
  readonly person: Person;
  readonly page: Page;
}

/** Ignores unknown ids. Returns undefined if the person has no Pages. */
export function selectionOf(state: State, params: URLSearchParams): Selection | undefined {
  const chosen = params.get("shown-person");
  const person = Object.values(people).find(({ id }) => id === chosen) ?? state.loggedIn;
  const pages = accessiblePages(state, person.id);
  const page = pages.find(({ id }) => id === params.get("shown-page")) ?? pages[0];
  return page && { person, page };
}

export function loginSubjects(state: State, { person }: Selection): readonly Subject[] {
  const name = personName(state, person);
  return [login(state, person, name), permission(state, person, name)];
}

const endings = {
  expired: "the login expired",
  "password-changed": "the password was changed",
  "logged-out": "a logout on all devices",
  "app-removed": "Pagekeeper was removed on Facebook",
  checkpoint: "Facebook wants to know who logged in",
} as const;

function login({ invalidations }: State, person: Person, name: string): Subject {
  const reason = invalidations.get(person.id)?.reason;
  const end = (ending: keyof typeof endings, label: string, effect: string): Event => ({
    label,
    effect,
    command: { action: "invalidate-tokens", person: person.id, reason: ending },
  });
  const again = `${name} has to log in again, for all accounts at once.`;
  return {
    heading: `The login of ${name}`,
    now: reason ? `Ended: ${endings[reason]}. A new login works.` : "Works.",
    isUsual: reason === undefined,
    events: [
      end("password-changed", `${name} changes the Facebook password`, again),
      end("logged-out", `${name} logs out on all devices`, again),
      end("expired", "The login expires", again),
      end("app-removed", `${name} removes Pagekeeper on Facebook`, again),
      end(
        "checkpoint",
        `Facebook asks ${name} to confirm who they are`,
        "The accounts stop until this is confirmed on Facebook. A link leads there.",
      ),
    ],
    backToNormal: { action: "restore-tokens", person: person.id },
  };
}

function permission({ grants }: State, person: Person, name: string): Subject {
  const grant = grants.get(person.id);
  const isUsual = !grant || isGranted(grant, "pages_messaging");
  return {
    heading: `What ${name} allows`,
    now: describePermission(grant !== undefined, isUsual),
    isUsual,
    events: grant
      ? [
          {
            label: `${name} no longer allows reading messages`,
            effect: "All Messenger accounts need this permission again.",
            command: {
              action: "permission",
              person: person.id,
              permission: "pages_messaging",
              status: "declined",
            },
          },
        ]
      : [],
    backToNormal: { action: "allow-everything", person: person.id },
  };
}

function describePermission(hasLoggedIn: boolean, isUsual: boolean): string {
  if (!hasLoggedIn) return "Nobody has logged in yet. Connect Messenger first.";
  return isUsual
    ? "Reading and answering messages is allowed."
    : "Reading messages is not allowed.";
}

export const pageSubjects = (state: State, selection: Selection): readonly Subject[] => [
  role(state, selection),
  choice(state, selection),
  instagram(state, selection.page),
  restriction(state, selection.page),
];

function role(state: State, { person, page }: Selection): Subject {
  const name = personName(state, person);
  const set = (value: "usual" | "no-messaging" | "none"): Command => ({
    action: "role",
    person: person.id,
    page: page.id,
    role: value,
  });
  return {
    heading: `The access of ${name}`,
    now: describeRole(state, person, page),
    isUsual: (state.roles.get(roleKey(person.id, page.id)) ?? "usual") === "usual",
    events: [
      {
        label: `${name} loses the Messages task`,
        effect: "The account stops. A link leads to Page access.",
        command: set("no-messaging"),
      },
      {
        label: `${name} loses access to the Page`,
        effect: "The account stops, until somebody gives the access back.",
        command: set("none"),
      },
    ],
    backToNormal: set("usual"),
  };
}

function describeRole(state: State, person: Person, page: Page): string {
  if (!tasksOf(state, person.id, page.id)) return "No access to the Page.";
  return mayReadMessages(state, person.id, page.id)
    ? "May read and answer messages."
    : "Has access, but not the Messages task.";
}

function choice({ grants }: State, { person, page }: Selection): Subject {
  const grant = grants.get(person.id);
  const isUsual = !grant || isPageSelected(grant, page.id);
  const select = (selection: "selected" | "deselected"): Command => ({
    action: "selection",
    person: person.id,
    page: page.id,
    selection,
  });
  return {
    heading: "The choice in the login",
    now: isUsual ? "The Page is chosen." : "The Page was left out.",
    isUsual,
    events: grant
      ? [
          {
            label: "The Page is left out of a later login",
            effect: "The account stops. Log in again and choose the Page.",
            command: select("deselected"),
          },
        ]
      : [],
    backToNormal: select("selected"),
  };
}

const instagramWords = {
  open: "linked, and Pagekeeper may read its messages.",
  closed: "linked, but it keeps its messages from connected tools.",
  personal: "linked, but it is a personal account.",
  unlinked: "not linked to this Page.",
} as const;

function instagram(state: State, page: Page): Subject {
  const username = `@${linkableInstagramOf(page).username}`;
  const now = instagramStateOf(state, page);
  const set = (value: keyof typeof instagramWords): Command => ({
    action: "instagram",
    page: page.id,
    state: value,
  });
  return {
    heading: "Its Instagram account",
    now: `${username} is ${instagramWords[now]}`,
    isUsual: now === "open",
    events: [
      {
        label: `${username} switches access to messages off`,
        effect: "The Instagram account stops. A link leads to the setting.",
        command: set("closed"),
      },
      {
        label: `${username} becomes a personal account`,
        effect: "The Instagram account stops, because Pagekeeper needs a professional one.",
        command: set("personal"),
      },
      {
        label: `${username} is unlinked from the Page`,
        effect: "The Instagram account stops. A link leads to the linked accounts.",
        command: set("unlinked"),
      },
    ],
    backToNormal: set("open"),
  };
}

function restriction({ restrictions }: State, { id }: Page): Subject {
  const now = restrictions.get(id);
  const set = (value: "none" | "page" | "business"): Command => ({
    action: "restriction",
    page: id,
    restriction: value,
  });
  return {
    heading: "Facebook’s decisions about the Page",
    now: now
      ? `Facebook ${now === "page" ? "restricts the Page" : "blocks its business"}.`
      : "No restriction.",
    isUsual: now === undefined,
    events: [
      {
        label: "Facebook restricts the Page for a time",
        effect: "The account stops. A link leads to the Support Inbox.",
        command: set("page"),
      },
      {
        label: "Facebook blocks the business",
        effect: "The account stops. A link leads to Business Support.",
        command: set("business"),
      },
    ],
    backToNormal: set("none"),
  };
}

export const facebookSubjects = (state: State): readonly Subject[] => [
  service(state),
  limit(state),
  speed(state),
  loginDialog(state),
];

function service({ failureModes }: State): Subject {
  const isUsual = failureModes.service === "up";
  const unchanged = "No account changes. Pagekeeper says that Facebook isn’t answering.";
  return {
    heading: "Facebook’s service",
    now: isUsual ? "Works." : "Doesn’t work.",
    isUsual,
    events: [
      {
        label: "Facebook has an outage",
        effect: unchanged,
        command: { action: "service", service: "down" },
      },
      {
        label: "Facebook can’t be reached",
        effect: unchanged,
        command: { action: "service", service: "refusing" },
      },
      {
        label: "Facebook never answers",
        effect: "Checks and logins wait, and can be cancelled.",
        command: { action: "service", service: "hanging" },
      },
    ],
    backToNormal: { action: "service", service: "up" },
  };
}

function limit({ failureModes }: State): Subject {
  const isUsual = failureModes.limits === "none";
  return {
    heading: "Facebook’s limits",
    now: isUsual ? "No limit is reached." : "A limit is reached, or nearly.",
    isUsual,
    events: [
      {
        label: "Pagekeeper asks too often",
        effect: "No account changes. Pagekeeper waits and continues by itself.",
        command: { action: "limits", limits: "app" },
      },
    ],
    backToNormal: { action: "limits", limits: "none" },
  };
}

function speed({ failureModes }: State): Subject {
  const isUsual = failureModes.delayMs === 0;
  return {
    heading: "Facebook’s speed",
    now: isUsual ? "Fast." : `Every answer takes ${failureModes.delayMs / 1000} seconds longer.`,
    isUsual,
    events: [
      {
        label: "Facebook becomes slow",
        effect: "Checks and logins take long, and show how far they are.",
        command: { action: "delay", ms: 5_000 },
      },
    ],
    backToNormal: { action: "delay", ms: 0 },
  };
}

function loginDialog({ failureModes }: State): Subject {
  const isUsual = failureModes.dialog === "normal";
  return {
    heading: "Facebook’s login",
    now: isUsual ? "Works." : "Nobody can log in.",
    isUsual,
    events: [
      {
        label: "Facebook’s login shows an error",
        effect: "Facebook does not lead back. The login in Pagekeeper can be cancelled.",
        command: { action: "dialog", dialog: "no-redirect" },
      },
    ],
    backToNormal: { action: "dialog", dialog: "normal" },
  };
}
