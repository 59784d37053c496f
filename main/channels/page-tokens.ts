import type { PageToken } from "./ports/facebook.ts";
import type { KeychainPort, SecretFailure } from "./ports/keychain.ts";
import { pageSecretName } from "./ports/secret-kinds.ts";

export interface PageTokens {
  readonly tokens: readonly PageToken[];
  /** Pages whose token is known not to be there. */
  readonly missing: readonly string[];
  /** Pages whose token the keychain did not give for a reason of its own. */
  readonly unreadable: readonly string[];
  /** The rest was not asked for: each further question could put one more prompt on the screen. */
  readonly locked: boolean;
  /** The first reason why the keychain did not give one. */
  readonly failure?: SecretFailure | undefined;
}

/** The tokens of these Pages, each read once. */
export async function readPageTokens(
  keychain: Pick<KeychainPort, "read">,
  pageIds: readonly string[],
): Promise<PageTokens> {
  const tokens: PageToken[] = [];
  const missing: string[] = [];
  const unreadable: string[] = [];
  let failure: SecretFailure | undefined;
  for (const pageId of new Set(pageIds)) {
    const answer = await keychain.read(pageSecretName(pageId));
    if (answer.status === "found") tokens.push({ pageId, token: answer.secret });
    else if (answer.status === "absent") missing.push(pageId);
    else {
      failure ??= answer;
      if (answer.status === "locked") return { tokens, missing, unreadable, locked: true, failure };
      unreadable.push(pageId);
    }
  }
  return { tokens, missing, unreadable, locked: false, failure };
}
