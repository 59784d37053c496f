/** Records of accounts and their problems, in words. */
import type { AccountRecord, HealthRecord } from "../../main/channels/model.ts";
import { account, user } from "./logins.ts";

export const dana = { ...user("dana"), name: "Dana Reyes" };
export const sam = { ...user("sam"), name: "Sam Okafor" };

const problems = {
  /** A new login of the person ends these two. */
  password: { state: "reconnect", code: "password_changed", remedy: "connect-again" },
  permission: { state: "permission", code: "permission_lost", remedy: "grant-permission" },
  /** This is a problem of one Page. */
  gone: { state: "gone", code: "page_gone", remedy: "ask-page-admin" },
  /** This one ends by itself. */
  blocked: { state: "blocked", code: "policy_blocked", remedy: "wait" },
} as const satisfies Record<string, Omit<HealthRecord, "checkedAt">>;

type ProblemName = keyof typeof problems;

const checkedAt = "2026-11-20T12:00:00.000Z";

/** Returns a Messenger account of Dana Reyes, whose Page's id is its name. */
export const messenger = (
  name: string,
  problem?: ProblemName,
  more: Partial<AccountRecord> = {},
): AccountRecord =>
  account("messenger", name, dana.id, {
    name,
    health: problem ? { ...problems[problem], checkedAt } : { state: "works", checkedAt },
    ...more,
  });

export const instagram = (username: string, problem?: ProblemName): AccountRecord => {
  const { id: _, channel: __, ...rest } = messenger(username, problem);
  return account("instagram", username, dana.id, {
    ...rest,
    name: `Page of ${username}`,
    instagram: { id: `i-${username}`, username },
  });
};

/** Returns accounts whose names are numbered from 1. */
export const many = (count: number, name: string, problem?: ProblemName) =>
  Array.from({ length: count }, (_, index) => messenger(`${name} ${index + 1}`, problem));
