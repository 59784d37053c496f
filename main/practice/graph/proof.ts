/** `appsecret_proof` (research/meta.md §1.7): a token alone, stolen, is of no use without the app's secret. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { proofMissing, proofWrong } from "../errors.ts";
import type { World } from "../state.ts";

/** Milliseconds that a proof with `appsecret_time` lasts. */
const timedProofMs = 5 * 60 * 1000;

/** Throws when the proof beside `token` is wrong or old, or is missing where the app requires one. */
export function checkProof(world: World, token: string, params: URLSearchParams): void {
  const proof = params.get("appsecret_proof");
  if (proof === null) {
    if (world.behaviour.proof === "required") throw proofMissing();
    return;
  }
  const time = params.get("appsecret_time");
  if (time !== null && !isRecent(world, time)) throw proofWrong();
  const signed = time === null ? token : `${token}|${time}`;
  const expected = createHmac("sha256", world.app.secret).update(signed).digest("hex");
  if (!equal(proof, expected)) throw proofWrong();
}

const isRecent = (world: World, seconds: string): boolean =>
  /^\d+$/.test(seconds) && Math.abs(world.now() - Number(seconds) * 1000) <= timedProofMs;

function equal(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
