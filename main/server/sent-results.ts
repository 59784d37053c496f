import { queryParams } from "./query-params.ts";
import { flowParams } from "./redirect.ts";

/**
 * The results of logins that browsers were redirected with. Anybody can create a link with
 * `?error=` or `?facebook_connected=`, so the web UI shows only a result that its browser was sent.
 */
export interface SentResults {
  /** `target` is the path of the redirect, with the result in its query. */
  add(browserId: string, target: string): void;
  /** Returns whether the browser was sent the result in `target`. Each result counts once. */
  take(browserId: string, target: string): boolean;
}

/** Results that no page has asked for yet. Pages ask at once, so this is more than enough. */
const maxResults = 100;

export function createSentResults(): SentResults {
  const sent = new Set<string>();
  return {
    add(browserId, target) {
      sent.add(keyOf(browserId, target));
      const [oldest] = sent;
      if (oldest !== undefined && sent.size > maxResults) sent.delete(oldest);
    },
    take: (browserId, target) => sent.delete(keyOf(browserId, target)),
  };
}

/** Ignores the rest of the address, because browsers may write it in another way. */
function keyOf(browserId: string, target: string): string {
  const [withoutFragment = ""] = target.split("#");
  const result = [...queryParams(withoutFragment)].filter(([name]) => flowParams.has(name));
  return JSON.stringify([browserId, result]);
}
