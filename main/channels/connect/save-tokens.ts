import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { FlowStep } from "../../../common/contract/flows.ts";
import type { Context } from "../context.ts";
import type { EligiblePage } from "../eligibility.ts";
import type { Problem } from "../model.ts";
import type { Login } from "../ports/facebook.ts";
import { pageSecretName, userSecretName } from "../ports/secret-kinds.ts";
import { problems } from "../problems.ts";
import { addPendingWrites } from "../records/pending-secrets.ts";
import { updateRecords } from "../records/update-records.ts";

interface SaveTokensRequest {
  readonly type: ChannelType;
  readonly user: Login["user"];
  readonly eligible: readonly EligiblePage[];
  readonly signal: AbortSignal;
  readonly onStep: (step: FlowStep) => void;
}

interface SavedTokens {
  /** The Pages whose token was saved. */
  readonly pages: readonly EligiblePage[];
  readonly storedIn: "keychain" | "memory";
  /** Why saving stopped early. */
  readonly problem?: Problem;
}

/**
 * Writes the tokens of the user and the Pages to the keychain. First records the tokens' names as
 * pending writes, so that the next start finds and deletes the tokens if the app crashes.
 */
export async function saveTokens(
  { records, keychain }: Pick<Context, "records" | "keychain">,
  { type, user, eligible, signal, onStep }: SaveTokensRequest,
): Promise<SavedTokens> {
  // The user's token comes first, because without it we could not revoke the access.
  const secrets = new Map([
    [userSecretName(user.id), user.token],
    ...eligible.map((page) => [pageSecretName(page.id), page.token] as const),
  ]);
  const pageOf = new Map(eligible.map((page) => [pageSecretName(page.id), page]));
  const unsaved = new Set(secrets.keys());
  const pages: EligiblePage[] = [];
  const reportProgress = () =>
    onStep({ name: "saving", done: pages.length, total: eligible.length });

  reportProgress();
  updateRecords(records, (current) => addPendingWrites(current, [...secrets.keys()]));
  const result = await keychain.write(secrets, {
    signal,
    onWritten(names) {
      for (const name of names) unsaved.delete(name);
      const written = names.flatMap((name) => pageOf.get(name) ?? []);
      pages.push(...written);
      if (written.length > 0) reportProgress();
    },
  });
  if (result.status !== "written") {
    return { pages, storedIn: "keychain", problem: problems.keychainWriteFailed(result) };
  }
  const { storedIn } = result;
  if (unsaved.size === 0) return { pages, storedIn };
  return { pages, storedIn, problem: problems.cancelled(type) };
}
