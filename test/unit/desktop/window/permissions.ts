import { vi } from "vitest";
import type { FakeSession } from "../../../support/doubles/electron.ts";

/** Returns what a session grants to a page that asks for everything. */
export function permissionsOf(session: FakeSession) {
  const { request, check, device } = session;
  const granted: boolean[] = [];
  const preventDownload = vi.fn();
  session.emit("will-download", { preventDefault: preventDownload });
  request?.(undefined as never, "media", (grant) => granted.push(grant), undefined as never);
  return {
    request: granted,
    check: check?.(null, "media", "", undefined as never),
    device: device?.(undefined as never),
    download: preventDownload.mock.calls.length === 0,
  };
}

export const denied = { request: [false], check: false, device: false, download: false };
