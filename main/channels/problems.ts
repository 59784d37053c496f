/** The problems that arise here rather than at Facebook: codes for programs, sentences for people. */
import type { ChannelType } from "../../common/contract/accounts.ts";
import { channelTexts as texts } from "../i18n/channels.ts";
import type { Strangers } from "../i18n/message-params.ts";
import { wasRefused, withConsequences } from "./permissions.ts";
import type { MissingRecord, Problem, SecretFailure } from "./ports/index.ts";

export const problems = {
  cancelled: (type: ChannelType): Problem => ({
    code: "cancelled",
    fault: "user",
    message: texts().cancelled(type),
  }),
  timedOut: (type: ChannelType): Problem => ({
    code: "timed_out",
    fault: "user",
    message: texts().timedOut(type),
  }),
  replaced: (type: ChannelType): Problem => ({
    code: "replaced",
    fault: "user",
    message: texts().replaced(type),
  }),
  alreadyRunning: (type: ChannelType): Problem => ({
    code: "already_running",
    fault: "user",
    message: texts().alreadyRunning(type),
  }),
  /** `missing`: those without which the channel cannot work. */
  permissionMissing: (type: ChannelType, missing: readonly MissingRecord[]): Problem => {
    const cannot = [...new Set(withConsequences(missing).map(({ consequence }) => consequence))];
    const names = missing.map(({ permission }) => permission);
    return wasRefused(missing)
      ? {
          code: "permission_missing",
          fault: "user",
          remedy: "grant-permission",
          message: texts().permissionRefused(type, cannot),
        }
      : {
          code: "permission_missing",
          fault: "operator",
          remedy: "set-up-app",
          message: texts().permissionNotAsked(type, cannot, names),
        };
  },
  /** Nothing was changed; the window offers to connect as this person all the same. */
  differentUser: (strangers: Strangers): Problem => ({
    code: "different_user",
    fault: "user",
    remedy: "connect-again",
    message: texts().differentUser(strangers),
  }),
  noPages: (): Problem => ({ code: "no_pages", fault: "user", message: texts().noPages }),
  noEligiblePages: (type: ChannelType): Problem => ({
    code: "no_eligible_pages",
    fault: "user",
    message: texts().noEligiblePages(type),
  }),
  notSaved: (): Problem => ({
    code: "not_saved",
    fault: "pagekeeper",
    message: texts().notSaved,
  }),
  /** The keychain would not give a secret to a check. */
  notRead: ({ status }: SecretFailure): Problem => {
    const known = status === "locked" ? "locked" : "unavailable";
    return { code: `keychain_${known}`, fault: "user", message: texts().notRead[known] };
  },
  /** The keychain would not take a secret. */
  keychain: ({ status }: SecretFailure): Problem => ({
    code: keychainCodes[status],
    fault: "user",
    message: texts().notWritten[status],
  }),
} as const;

const keychainCodes: Readonly<Record<SecretFailure["status"], string>> = {
  locked: "keychain_locked",
  unavailable: "keychain_unavailable",
  "too-large": "token_too_large",
  failed: "keychain_failed",
};
