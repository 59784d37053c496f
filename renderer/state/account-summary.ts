import { allAccounts, isFailing } from "../../common/accounts.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { texts } from "../i18n/index.ts";

/** Returns the state of all accounts as one short sentence. */
export const summarizeAccounts = (snapshot: Snapshot): string =>
  texts.accountSummary(
    allAccounts(snapshot).length,
    allAccounts(snapshot).filter(isFailing).length,
  );
