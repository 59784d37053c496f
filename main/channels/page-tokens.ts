import type { KeychainPort, PageKey, SecretFailure } from "./ports/index.ts";
import { pageSecret } from "./records/secrets.ts";

export interface PageKeys {
  readonly keys: readonly PageKey[];
  /** Pages whose token is known not to be there. */
  readonly lost: readonly string[];
  /** Pages whose token the keychain did not give for a reason of its own. */
  readonly refused: readonly string[];
  /** The rest was not asked for: each further question could put one more prompt on the screen. */
  readonly locked: boolean;
  /** The first reason why the keychain did not give one. */
  readonly failure?: SecretFailure | undefined;
}

/** The tokens of these Pages, each read once. */
export async function readPageKeys(
  keychain: Pick<KeychainPort, "read">,
  pageIds: readonly string[],
): Promise<PageKeys> {
  const keys: PageKey[] = [];
  const lost: string[] = [];
  const refused: string[] = [];
  let failure: SecretFailure | undefined;
  for (const pageId of new Set(pageIds)) {
    const answer = await keychain.read(pageSecret(pageId));
    if (answer.status === "found") keys.push({ pageId, token: answer.secret });
    else if (answer.status === "absent") lost.push(pageId);
    else {
      failure ??= answer;
      if (answer.status === "locked") return { keys, lost, refused, locked: true, failure };
      refused.push(pageId);
    }
  }
  return { keys, lost, refused, locked: false, failure };
}
