import type { PageToken } from "./ports/facebook.ts";
import type { KeychainPort, SecretFailure } from "./ports/keychain.ts";
import { pageSecretName } from "./ports/secret-kinds.ts";

export interface PageTokens {
  readonly tokens: readonly PageToken[];
  /** The ids of the Pages whose token is no longer in the keychain. */
  readonly missing: readonly string[];
  /** The ids of the Pages whose token the keychain failed to return. */
  readonly unreadable: readonly string[];
  /**
   * True if the keychain is locked. In that case, the remaining Pages were skipped, so that the
   * user doesn't see a prompt for each.
   */
  readonly locked: boolean;
  /** The keychain's first failure. */
  readonly failure?: SecretFailure | undefined;
}

/** Reads each Page's token from the keychain once, even if `pageIds` contains duplicates. */
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
