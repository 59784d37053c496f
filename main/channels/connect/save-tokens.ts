import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { FlowStep } from "../../../common/contract/flows.ts";
import type { Context } from "../context.ts";
import type { EligiblePage } from "../eligibility.ts";
import type { Problem } from "../model.ts";
import type { Login } from "../ports/facebook.ts";
import type { SecretName } from "../ports/secret-kinds.ts";
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
  const names = [userSecretName(user.id), ...eligible.map((page) => pageSecretName(page.id))];
  const pages: EligiblePage[] = [];
  let storedIn: SavedTokens["storedIn"] = "keychain";

  async function save(name: SecretName, token: string): Promise<Problem | undefined> {
    if (signal.aborted) return problems.cancelled(type);
    const result = await keychain.write(name, token);
    if (result.status !== "written") return problems.keychainWriteFailed(result);
    if (result.storedIn === "memory") storedIn = "memory";
    return undefined;
  }
  const reportProgress = () =>
    onStep({ name: "saving", done: pages.length, total: eligible.length });

  reportProgress();
  updateRecords(records, (current) => addPendingWrites(current, names));
  let problem = await save(userSecretName(user.id), user.token);
  for (const page of eligible) {
    problem ??= await save(pageSecretName(page.id), page.token);
    if (problem) break;
    pages.push(page);
    reportProgress();
  }
  return problem ? { pages, storedIn, problem } : { pages, storedIn };
}
