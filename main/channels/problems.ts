/** Creates problems that arise in Pagekeeper rather than on Facebook, with their messages. */
import type { ChannelType } from "../../common/contract/accounts.ts";
import { channelTexts } from "../i18n/channels.ts";
import type { DifferentUserParams } from "../i18n/message-params.ts";
import { canAskAgain } from "./missing-permissions.ts";
import type { MissingPermissionRecord, Problem } from "./model.ts";
import type { SecretFailure } from "./ports/keychain.ts";
import type { ChannelProblemCode } from "./problem-codes.ts";

const texts = () => channelTexts().problems;

const problem = (
  code: ChannelProblemCode,
  message: string,
  rest: Pick<Problem, "remedy"> & Partial<Pick<Problem, "responsible">> = {},
): Problem => ({ code, responsible: "user", message, ...rest });

export const problems = {
  cancelled: (type: ChannelType) => problem("cancelled", texts().cancelled(type)),
  settingsChanged: (type: ChannelType) =>
    problem("settings_changed", texts().settings_changed(type)),
  timedOut: (type: ChannelType) => problem("timed_out", texts().timed_out(type)),
  replaced: (type: ChannelType) => problem("replaced", texts().replaced(type)),
  alreadyRunning: (type: ChannelType) => problem("already_running", texts().already_running(type)),
  /** `missing` lists the required permissions that were not granted. */
  permissionMissing(type: ChannelType, missing: readonly MissingPermissionRecord[]) {
    const { consequences } = channelTexts();
    const { declined, notRequested } = texts().permission_missing;
    const names = missing.map(({ permission }) => permission);
    const cannot = [...new Set(names.map((name) => consequences[name]))];
    return canAskAgain(missing)
      ? problem("permission_missing", declined(type, cannot), { remedy: "grant-permission" })
      : problem("permission_missing", notRequested(type, cannot, names), {
          responsible: "operator",
          remedy: "set-up-app",
        });
  },
  /**
   * The person logged in as a different user than before. The window offers to connect the Pages as
   * the new user anyway.
   */
  differentUser: (params: DifferentUserParams) =>
    problem("different_user", texts().different_user(params), { remedy: "connect-again" }),
  noPages: () => problem("no_pages", texts().no_pages),
  /** `noneChosen` tells whether the person selected no Page at all in Facebook's dialog. */
  noEligiblePages(type: ChannelType, noneChosen: boolean) {
    const { noneChosen: chooseOne, noneUsable } = texts().no_eligible_pages;
    return problem("no_eligible_pages", noneChosen ? chooseOne : noneUsable(type));
  },
  /** Facebook could be asked about none of the accounts. `count` is their number. */
  noUsableToken: (count: number) =>
    problem("no_usable_token", texts().no_usable_token(count), { remedy: "connect-again" }),
  notSaved: () => problem("not_saved", texts().not_saved, { responsible: "pagekeeper" }),
  /** Returns the problem for a check that could not read a token. */
  keychainReadFailed({ status }: SecretFailure) {
    const code = status === "locked" ? "keychain_locked" : "keychain_unavailable";
    return problem(code, texts()[code].reading);
  },
  keychainWriteFailed({ status }: SecretFailure) {
    const { keychain_locked, keychain_unavailable, keychain_failed, token_too_large } = texts();
    switch (status) {
      case "locked":
        return problem("keychain_locked", keychain_locked.writing);
      case "unavailable":
        return problem("keychain_unavailable", keychain_unavailable.writing);
      case "too-large":
        return problem("token_too_large", token_too_large);
      case "failed":
        return problem("keychain_failed", keychain_failed);
    }
  },
} as const;
