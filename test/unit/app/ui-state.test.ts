import { beforeEach, describe, expect, it } from "vitest";
import type { FlowView } from "../../../common/contract/flows.ts";
import type { Snapshot } from "../../../common/contract/snapshot.ts";
import { createPresenter, type Presenter } from "../../../main/app/ui-state.ts";
import { flush } from "../../support/doubles/flush.ts";
import { loginOf, problem } from "../../support/logins.ts";
import { TestDomain } from "../channels/test-domain.ts";

/** What the window was told, in turn. */
type Told =
  | { readonly snapshot: Snapshot }
  | { readonly flows: readonly FlowView[] }
  | { readonly redirect: string };

let world: TestDomain;
let presenter: Presenter;
let told: Told[];

beforeEach(() => {
  world = new TestDomain();
  told = [];
  presenter = createPresenter({
    records: world.records,
    practice: true,
    tell: {
      snapshot: (snapshot) => told.push({ snapshot }),
      flows: (flows) => told.push({ flows }),
      redirect: (redirect) => told.push({ redirect }),
    },
  });
});

const attach = () => presenter.attach(world.channels, world.keychain);
const kinds = () => told.flatMap((each) => Object.keys(each));

describe("before the backend is loaded", () => {
  it("shows the accounts on record", async () => {
    await world.connect("messenger", loginOf("a", ["1"]));
    expect(presenter.snapshot()).toMatchObject({
      practice: true,
      channels: [{ id: "messenger", accounts: [{ id: "messenger-1" }] }],
      keychain: { name: "ready" },
      checking: false,
    });
    expect(presenter.flows()).toEqual([]);
  });
});

describe("changes", () => {
  it("told many times in one turn reach the window once, in their last state", async () => {
    attach();
    const flow = world.channels.flows.open("messenger");
    for (let change = 0; change < 500; change += 1) {
      presenter.flowsChanged();
      presenter.accountsChanged();
    }
    world.channels.flows.cancel(flow.id);
    presenter.flowsChanged();
    expect(told).toEqual([]);
    await flush();
    expect(kinds().sort()).toEqual(["flows", "snapshot"]);
    expect(told).toContainEqual({ flows: [] });
  });

  it("of a later turn are told again", async () => {
    presenter.accountsChanged();
    await flush();
    presenter.accountsChanged();
    await flush();
    expect(kinds()).toEqual(["snapshot", "snapshot"]);
  });

  it("of the keychain are told unasked", async () => {
    attach();
    world.keychain.become("locked");
    await flush();
    expect(told).toMatchObject([{ snapshot: { keychain: { name: "locked" } } }]);
  });

  it("of a check show while it runs", async () => {
    attach();
    const check = world.channels.check();
    expect(presenter.snapshot().checking).toBe(true);
    await check;
    expect(presenter.snapshot().checking).toBe(false);
  });

  it("of a check that waits for Facebook show until when", async () => {
    attach();
    await world.connect("messenger", loginOf("a", ["1"]));
    const until = new Date(world.clock.now() + 60_000).toISOString();
    world.facebook.ill.set("1", { ...problem("throttled"), retryAt: until });
    const check = world.channels.check();
    await flush();
    expect(presenter.snapshot()).toMatchObject({ checking: true, pausedUntil: until });
    world.facebook.ill.clear();
    await world.clock.pass(60_000);
    await check;
    expect(presenter.snapshot()).not.toHaveProperty("pausedUntil");
  });
});

it("a notice is shown until the app quits", async () => {
  const notice = { id: "n", kind: "port-taken", message: "Port 47814 is taken." } as const;
  presenter.addNotice(() => notice);
  await flush();
  expect(told).toMatchObject([{ snapshot: { notices: [notice] } }]);
  expect(presenter.snapshot().notices).toEqual([notice]);
});

it("what a redirect speaks of is on the screen before it", async () => {
  attach();
  await world.connect("messenger", loginOf("a", ["1"]));
  presenter.redirect("?facebook_connected=true&type=messenger");
  expect(kinds()).toEqual(["snapshot", "flows", "redirect"]);
  expect(told[0]).toMatchObject({ snapshot: { channels: [{ id: "messenger" }] } });
});

it("no snapshot holds a secret", async () => {
  attach();
  await world.connect("messenger", loginOf("a", ["1"]));
  const shown = JSON.stringify([presenter.snapshot(), presenter.flows()]);
  expect(shown).not.toMatch(/token-|one-time-code/);
});
