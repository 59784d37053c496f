/**
 * Checks the `appsecret_proof`, which shows that the caller has the app secret
 * (docs/research/meta.md §1.7).
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { proofMissing, proofWrong } from "../errors.ts";
import type { State } from "../state.ts";
import { isOfOtherApp } from "../tokens.ts";

/** How long a proof with an `appsecret_time` is valid, in milliseconds. */
const timedProofMs = 5 * 60 * 1000;

/**
 * Throws if the proof is wrong or expired, or if it is missing although the app requires one. The
 * proof of a token must come from the app that issued the token.
 */
export function checkProof(state: State, token: string, params: URLSearchParams): void {
  const proof = params.get("appsecret_proof");
  if (proof === null) {
    if (state.failureModes.proof === "required") throw proofMissing();
    return;
  }
  if (isOfOtherApp(state.app, token)) throw proofWrong();
  const time = params.get("appsecret_time");
  if (time !== null && !isRecent(state, time)) throw proofWrong();
  const signed = time === null ? token : `${token}|${time}`;
  const expected = createHmac("sha256", state.app.secret).update(signed).digest("hex");
  if (!equal(proof, expected)) throw proofWrong();
}

const isRecent = (state: State, seconds: string): boolean =>
  /^\d+$/.test(seconds) && Math.abs(state.now() - Number(seconds) * 1000) <= timedProofMs;

function equal(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
