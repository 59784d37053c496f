/** Kills the backend (SIGKILL) at each named step of a connect and a disconnect. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KillScene } from "./support/kill-scene.ts";
import type { Kill } from "./support/killable-writes.ts";

/** Enough Pages for more than one item of the keychain. */
const pages = 120;
/** One of the Pages has no role that allows it to be connected. */
const accounts = pages - 1;

let scene: KillScene;
let writes: Awaited<ReturnType<KillScene["listWrites"]>>;
beforeAll(async () => {
  scene = await KillScene.create(pages);
  writes = await scene.listWrites();
});
afterAll(() => scene[Symbol.asyncDispose]());

type Step = readonly [name: string, write: string, moment: Kill["moment"]];

const connectSteps: readonly Step[] = [
  ["before the names of its tokens are saved", "first records", "before"],
  ["after the names of its tokens are saved", "first records", "after"],
  ["before the first item", "set tokens:1", "before"],
  ["during the first item", "set tokens:1", { during: 0 }],
  ["between two items", "set tokens:1", "after"],
  ["after the last item", "set tokens:2", "after"],
  ["after its accounts are saved", "last records", "after"],
];

const disconnectSteps: readonly Step[] = [
  ["before its accounts are removed", "first records", "before"],
  ["after its accounts are removed", "first records", "after"],
  ["before the first item is deleted", "delete tokens:1", "before"],
  ["during the deletion of an item", "delete tokens:1", { during: 0 }],
  ["between the deletion of two items", "delete tokens:1", "after"],
  ["after the last item is deleted", "delete tokens:2", "after"],
  ["after the canary is deleted", "delete canary", "after"],
];

/** Returns the number of a write, such as `set tokens:1` or `first records`. */
function numberOf(all: readonly string[], write: string): number {
  const [, which, name = write] = /^(first|last) (.*)$/.exec(write) ?? [];
  const number = which === "last" ? all.lastIndexOf(name) : all.indexOf(name);
  if (number === -1) throw new Error(`There is no write ${write} in ${all.join(", ")}.`);
  return number;
}

describe("a connect", () => {
  it.each(connectSteps)("killed %s leaves all accounts or none", async (_, write, moment) => {
    const left = await scene.kill("connect", { write: numberOf(writes.connect, write), moment });
    expect([0, accounts]).toContain(left);
  });
});

describe("a disconnect that can be undone", () => {
  it.each([
    ["before it is saved", "before", accounts],
    ["while it can be undone", "after", 0],
  ] as const)("killed %s leaves all accounts or none", async (_, moment, expected) => {
    expect(await scene.kill("disconnect-later", { write: 0, moment })).toBe(expected);
  });
});

describe("a disconnect", () => {
  it.each(disconnectSteps)("killed %s leaves all accounts or none", async (_, write, moment) => {
    const number = numberOf(writes.disconnect, write);
    const left = await scene.kill("disconnect", { write: number, moment });
    expect(left).toBe(write === "first records" && moment === "before" ? accounts : 0);
  });
});
