import type { Health } from "../../common/contract/accounts.ts";

/** Whether a new login repairs the account, so that its row offers one. */
export const isRepairedByLogin = ({ remedy }: Health): boolean =>
  remedy === "connect-again" || remedy === "grant-permission";

/** Returns Facebook's message if the only remedy is to wait: it may say for how long. */
export const facebookMessageForRow = ({ remedy, details }: Health): string | undefined =>
  remedy === "wait" ? details?.facebookSays : undefined;
