import { timingSafeEqual } from "node:crypto";

/** Compares in constant time, so that response times reveal nothing about the secret. */
export function isSameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
