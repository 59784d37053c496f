import { allAccounts, isFailing } from "../../common/accounts.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { texts } from "../i18n/index.ts";

/**
 * Returns a short sentence about the accounts: how many need attention, or that all of them work.
 */
export const summarizeAccounts = (snapshot: Snapshot): string =>
  texts.accountSummary(
    allAccounts(snapshot).length,
    allAccounts(snapshot).filter(isFailing).length,
  );
