/**
 * Kills the backend (SIGKILL) at random writes while it connects and disconnects 500 Pages. Run it
 * with `npm run test:kills`.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KillScene } from "./support/kill-scene.ts";
import type { Kill } from "./support/killable-writes.ts";

const pages = 500;
/** One of the Pages has no role that allows it to be connected. */
const accounts = pages - 1;
const kills = 20;

let scene: KillScene;
let writes: Awaited<ReturnType<KillScene["listWrites"]>>;
beforeAll(async () => {
  scene = await KillScene.create(pages);
  writes = await scene.listWrites();
});
afterAll(() => scene[Symbol.asyncDispose]());

const below = (limit: number): number => Math.floor(Math.random() * limit);

/** Returns a random moment of a random write. A write to the keychain takes a few milliseconds. */
function randomKill(all: readonly string[]): Kill {
  const moments = ["before", "after", { during: below(5) }] as const;
  return { write: below(all.length), moment: moments[below(moments.length)] ?? "before" };
}

describe.each(["connect", "disconnect"] as const)("a %s of 500 Pages", (act) => {
  it.each(Array.from({ length: kills }, (_, index) => index + 1))(
    "leaves all accounts or none after random kill %i",
    async () => {
      const kill = randomKill(writes[act]);
      const left = await scene.kill(act, kill).catch((error: unknown) => {
        throw new Error(`After ${JSON.stringify(kill)} of ${writes[act]}:`, { cause: error });
      });
      expect([0, accounts]).toContain(left);
    },
  );
});
