import type { Health } from "../../common/contract/accounts.ts";

/** Whether connecting again repairs the account. Any other remedy is somewhere else. */
export const isRepairedByLogin = ({ remedy }: Health): boolean =>
  remedy === "connect-again" || remedy === "grant-permission";

/** Facebook's own message, if waiting is the only remedy: only it may say for how long. */
export const facebookMessageForRow = ({ remedy, details }: Health): string | undefined =>
  remedy === "wait" ? details?.facebookSays : undefined;
