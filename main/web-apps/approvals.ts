import type { WebApp } from "../../common/contract/web-apps.ts";
import { type Clock, isoNow } from "../channels/ports/clock.ts";

/** The web apps that the user has allowed. */
export interface WebAppRecords {
  /** Returns the apps from memory. */
  get(): readonly WebApp[];
  /** Replaces all apps, on disk and in memory. Throws StoreWriteError and changes nothing. */
  set(apps: readonly WebApp[]): void;
}

export interface Approvals {
  list(): readonly WebApp[];
  has(origin: string): boolean;
  /** Throws StoreWriteError. */
  add(origin: string): void;
  /** Returns false if there is no such app. Throws StoreWriteError. */
  remove(origin: string): boolean;
  /**
   * Saves that the app is using Pagekeeper now. Returns false if that was already saved. Throws
   * StoreWriteError.
   */
  recordUse(origin: string): boolean;
}

/** How exact `lastUsedAt` is, in milliseconds. A request should not write to the disk each time. */
const useResolution = 60 * 60_000;

export function createApprovals(records: WebAppRecords, clock: Clock): Approvals {
  const find = (origin: string) => records.get().find((app) => app.origin === origin);
  const without = (origin: string) => records.get().filter((app) => app.origin !== origin);
  return {
    list: () => records.get(),
    has: (origin) => find(origin) !== undefined,
    add(origin) {
      const now = isoNow(clock);
      records.set([...without(origin), { origin, allowedAt: now, lastUsedAt: now }]);
    },
    remove(origin) {
      if (!find(origin)) return false;
      records.set(without(origin));
      return true;
    },
    recordUse(origin) {
      const app = find(origin);
      if (!app || Math.abs(clock.now() - Date.parse(app.lastUsedAt)) < useResolution) return false;
      const used = { ...app, lastUsedAt: isoNow(clock) };
      records.set(records.get().map((each) => (each === app ? used : each)));
      return true;
    },
  };
}
