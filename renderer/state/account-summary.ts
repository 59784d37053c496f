import { allAccounts, isFailing } from "../../common/accounts.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { texts } from "../i18n/index.ts";

/** Returns how many accounts there are and how many need attention, as a short sentence. */
export const summarizeAccounts = (snapshot: Snapshot): string =>
  texts.accountSummary(
    allAccounts(snapshot).length,
    allAccounts(snapshot).filter(isFailing).length,
  );
