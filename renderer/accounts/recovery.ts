import type { Health, Remedy } from "../../common/contract/accounts.ts";

/**
 * Returns whether a new login repairs the account. If it does, the account's row offers a login.
 */
export const isRepairedByLogin = ({ remedy }: { readonly remedy?: Remedy | undefined }): boolean =>
  remedy === "connect-again" || remedy === "grant-permission";

/**
 * Returns Facebook's own message if the user can only wait, because the message may say how long.
 */
export const facebookMessageForRow = ({ remedy, details }: Health): string | undefined =>
  remedy === "wait" ? details?.facebookSays : undefined;
