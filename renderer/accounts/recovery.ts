import type { Health, HealthState } from "../../common/contract/accounts.ts";

/** What a new login mends, where a record of an earlier version names no remedy. */
const renewable: readonly HealthState[] = ["reconnect", "permission", "not-granted"];

/** Facebook's dialog is where it is put right; everything else is mended elsewhere. */
export const isRepairedByLogin = ({ state, remedy }: Health): boolean =>
  remedy === undefined
    ? renewable.includes(state)
    : remedy === "connect-again" || remedy === "grant-permission";

/** Where all one can do is wait, Facebook's own words are the only ones that say for how long. */
export const facebookMessageForRow = ({ remedy, details }: Health): string | undefined =>
  remedy === "wait" ? details?.facebookSays : undefined;
