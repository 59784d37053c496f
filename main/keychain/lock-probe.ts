import type { Items } from "./items.ts";
import type { LockProbe } from "./lock.ts";
import { type Failure, serviceFailure } from "./unavailable-reason.ts";

/** Next to `page:…`, `user:…` and `app:…`; nothing in it is secret. */
const canaryAccount = "canary";
const canaryValue = "1";

const locked: Failure = { status: "locked" };

/**
 * The lock of the Secret Service. A locked collection answers exactly like an empty one (`research/electron.md` D.2,
 * case D), so one more item, the canary, is planted before the first secret: if it can be read, the collection is open.
 *
 * No canary proves nothing: the collection is locked, or nothing was ever written, or the user deleted it. Then planting
 * it decides, because a locked collection refuses a write. Only if the canary was there earlier in this run is the
 * question already answered (locked), and the user spared another prompt.
 * One mistake remains: after the user made another collection the default and left the old one locked, its items count
 * as gone.
 */
export function itemProbe(items: Items): LockProbe {
  let seenInThisRun = false;

  async function look(): Promise<"there" | "not shown" | Failure> {
    const reply = await items.get(canaryAccount);
    if (reply.kind === "silent") return locked;
    // A locked collection shows nothing but does not reject: what rejects a reading is a service out of reach.
    if (reply.kind === "rejected") {
      return { status: "unavailable", reason: serviceFailure(reply.error) };
    }
    if (reply.value === null) return "not shown";
    seenInThisRun = true;
    return "there";
  }

  async function plant(): Promise<Failure | undefined> {
    const reply = await items.set(canaryAccount, canaryValue);
    if (reply.kind !== "answered") return locked;
    seenInThisRun = true;
    return undefined;
  }

  async function confirmOpen(): Promise<Failure | undefined> {
    const mustBeThere = seenInThisRun;
    const sight = await look();
    if (sight === "there") return undefined;
    if (sight !== "not shown") return sight;
    return mustBeThere ? locked : plant();
  }

  return {
    confirmOpen,
    beforeWrite: async () => (seenInThisRun ? undefined : confirmOpen()),

    async diagnoseRejection() {
      const sight = await look();
      if (sight === "there") return { status: "failed" };
      return sight === "not shown" ? locked : sight;
    },

    async removeProbe() {
      const reply = await items.delete(canaryAccount);
      if (reply.kind === "answered") seenInThisRun = false;
    },
  };
}
