import type { PageToken } from "./ports/facebook.ts";
import type { KeychainPort, SecretFailure } from "./ports/keychain.ts";
import { pageSecretName } from "./ports/secret-kinds.ts";

export interface PageTokens {
  readonly tokens: readonly PageToken[];
  /** Pages whose token is known to be gone. */
  readonly missing: readonly string[];
  /** Pages whose token the keychain failed to return. */
  readonly unreadable: readonly string[];
  /** The keychain is locked. The other Pages were skipped: each read could show another prompt. */
  readonly locked: boolean;
  /** The first failure. */
  readonly failure?: SecretFailure | undefined;
}

/** Reads the tokens of these Pages from the keychain, each once. */
export async function readPageTokens(
  keychain: Pick<KeychainPort, "read">,
  pageIds: Iterable<string>,
): Promise<PageTokens> {
  const tokens: PageToken[] = [];
  const missing: string[] = [];
  const unreadable: string[] = [];
  let failure: SecretFailure | undefined;
  for (const pageId of new Set(pageIds)) {
    const result = await keychain.read(pageSecretName(pageId));
    if (result.status === "found") tokens.push({ pageId, token: result.secret });
    else if (result.status === "absent") missing.push(pageId);
    else {
      failure ??= result;
      if (result.status === "locked") return { tokens, missing, unreadable, locked: true, failure };
      unreadable.push(pageId);
    }
  }
  return { tokens, missing, unreadable, locked: false, failure };
}
