import type { WebApp } from "../../../common/contract/web-apps.ts";
import type { WebAppRecords } from "../../../main/web-apps/approvals.ts";

/** Keeps the allowed web apps in memory. */
export function memoryWebApps(apps: readonly WebApp[] = []): WebAppRecords {
  let current = apps;
  return {
    get: () => current,
    set(changed) {
      current = changed;
    },
  };
}
