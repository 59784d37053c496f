import { beforeEach, describe, expect, it } from "vitest";
import { problem } from "../../../support/logins.ts";
import { summaryOf } from "../../../support/snapshot.ts";
import { code, FlowFixture, redirectUri } from "./flow-fixture.ts";

let fixture: FlowFixture;
beforeEach(() => {
  fixture = new FlowFixture();
});

describe("opening a flow in the window", () => {
  it("returns the running flow of the same channel", () => {
    const first = fixture.flows.open("messenger");
    expect(fixture.flows.open("messenger").id).toBe(first.id);
    expect(fixture.flows.list()).toHaveLength(1);
  });

  it("replaces a waiting flow of the web UI and invalidates its state", () => {
    const state = fixture.begin("one");
    expect(fixture.flows.open("messenger").origin).toBe("desktop");
    expect(fixture.outcomes).toEqual(["replaced"]);
    expect(fixture.flows.finish(state, "one", code)).toBeUndefined();
    expect(fixture.steps).toEqual(["messenger: waiting"]);
  });

  it("returns a flow of the web UI that is connecting", () => {
    void fixture.beginConnecting();
    expect(fixture.flows.open("messenger").origin).toBe("web");
    expect(fixture.endedWithoutBrowser).toEqual([]);
  });

  it("allows one flow per channel", () => {
    fixture.flows.open("messenger");
    fixture.flows.open("instagram");
    expect(fixture.steps).toEqual(["messenger: waiting", "instagram: waiting"]);
  });
});

describe("beginning a flow in a browser", () => {
  it("gives each flow its own 256-bit state and does not list the state", () => {
    const first = fixture.begin("one", "messenger");
    const second = fixture.begin("one", "instagram");
    expect(Buffer.from(first, "base64url")).toHaveLength(32);
    expect(second).not.toBe(first);
    expect(JSON.stringify(fixture.flows.list())).not.toContain(first);
  });

  it("continues the flow of the same browser", () => {
    const first = fixture.begin("one");
    expect(fixture.begin("one")).toBe(first);
    expect(fixture.flows.list()).toHaveLength(1);
    expect(fixture.endedWithoutBrowser).toEqual([]);
  });

  it("redirects to the path of the latest click", async () => {
    fixture.begin("one");
    fixture.flows.begin({ type: "messenger", browserId: "one", redirectPath: "/later" });
    const end = fixture.flows.finish(fixture.facebook.state, "one", { kind: "nothing" });
    expect(await end).toMatchObject({ redirectPath: "/later", origin: "web" });
  });

  it("replaces a flow that waits in another browser and invalidates its state", () => {
    const state = fixture.begin("one");
    fixture.begin("two");
    expect(fixture.outcomes).toEqual(["replaced"]);
    expect(fixture.flows.finish(state, "one", code)).toBeUndefined();
    expect(fixture.steps).toEqual(["messenger: waiting"]);
  });

  it("replaces a flow of the window that no browser opened", () => {
    const flow = fixture.flows.open("messenger");
    fixture.begin("one");
    expect(fixture.endedWithoutBrowser).toMatchObject([{ origin: "desktop" }]);
    expect(fixture.flows.list().map(({ id }) => id)).not.toContain(flow.id);
  });

  it.each(["one", "two"])("in browser %s is refused while a flow is connecting", (browserId) => {
    void fixture.beginConnecting();
    const begun = fixture.flows.begin({ type: "messenger", browserId, redirectPath: "/" });
    expect(begun).toMatchObject({ ok: false, problem: { code: "already_running" } });
    expect(fixture.connect.latest.signal.aborted).toBe(false);
  });

  it("asks for declined permissions again", () => {
    const state = fixture.begin("one");
    const dialog = { type: "messenger", state, redirectUri, rerequest: true };
    expect(fixture.facebook.dialogs).toEqual([dialog]);
  });
});

describe("binding a flow", () => {
  it("gives it to the browser that redeemed the ticket", async () => {
    const { id } = fixture.flows.open("messenger");
    expect(fixture.flows.bind(id, "one")).toBe(true);
    const state = fixture.begin("one");
    const end = fixture.flows.finish(state, "one", { kind: "nothing" });
    expect(await end).toMatchObject({ origin: "desktop", redirectPath: "/" });
  });

  it("moves it to the browser of a later ticket", () => {
    const { id } = fixture.flows.open("messenger");
    fixture.flows.bind(id, "one");
    const state = fixture.begin("one");
    fixture.flows.bind(id, "two");
    expect(fixture.flows.finish(state, "one", code)).toBeUndefined();
    expect(fixture.flows.finish(state, "two", code)).toBeDefined();
  });

  it("is refused if it is connecting, has ended or never existed", () => {
    const { id } = fixture.flows.open("messenger");
    fixture.flows.bind(id, "one");
    void fixture.beginConnecting();
    expect(fixture.flows.bind(id, "two")).toBe(false);
    fixture.flows.cancel(id);
    expect(fixture.flows.bind(id, "one")).toBe(false);
    expect(fixture.flows.bind("no such flow", "one")).toBe(false);
  });
});

describe("the intent of a flow", () => {
  const reconnect = { reconnectAccountId: "messenger-1" };
  const takeOver = { takeOver: true };
  const beginWith = (intent: object) =>
    fixture.flows.begin({ type: "messenger", browserId: "one", redirectPath: "/", intent });
  const intentIn = (browserId: string) => {
    void fixture.flows.finish(fixture.facebook.state, browserId, code);
    return fixture.connect.latest.intent;
  };

  it("reaches the connect", () => {
    beginWith(reconnect);
    expect(intentIn("one")).toEqual(reconnect);
  });

  it("is empty by default", () => {
    fixture.begin("one");
    expect(intentIn("one")).toEqual({});
  });

  it("is that of the latest click in the browser", () => {
    beginWith(takeOver);
    fixture.begin("one");
    expect(intentIn("one")).toEqual({});
  });

  it.each([
    [reconnect, takeOver],
    [takeOver, {}],
    [{}, reconnect],
  ])("is that of the latest click in the window: %j, then %j", (...clicks) => {
    const [first, second] = clicks.map((intent) => fixture.flows.open("messenger", intent).id);
    expect(second).toBe(first);
    fixture.flows.bind(first ?? "", "one");
    fixture.begin("one");
    expect(intentIn("one")).toEqual(clicks[1]);
  });

  it("is replaced by an intent in the browser after the window's link", () => {
    fixture.flows.bind(fixture.flows.open("messenger", reconnect).id, "one");
    fixture.begin("one");
    beginWith(takeOver);
    expect(intentIn("one")).toEqual(takeOver);
  });

  it("no longer changes once the flow is connecting", () => {
    fixture.flows.bind(fixture.flows.open("messenger", reconnect).id, "one");
    fixture.begin("one");
    const intent = intentIn("one");
    fixture.flows.open("messenger", takeOver);
    expect(intent).toEqual(reconnect);
    expect(fixture.connect.requests).toHaveLength(1);
  });

  it("is dropped if the browser begins again by itself after the window's link", () => {
    fixture.flows.bind(fixture.flows.open("messenger", takeOver).id, "one");
    fixture.begin("one");
    fixture.begin("one");
    expect(intentIn("one")).toEqual({});
  });

  it("survives if the window's link is opened a second time", () => {
    const { id } = fixture.flows.open("messenger", takeOver);
    for (const browserId of ["one", "two"]) {
      fixture.flows.bind(id, browserId);
      fixture.begin(browserId);
    }
    expect(intentIn("two")).toEqual(takeOver);
  });
});

describe("a browser that insists on https", () => {
  const waiting = { name: "waiting" } as const;
  const httpsOnly = { ...waiting, httpsOnly: true } as const;
  const step = () => fixture.flows.list()[0]?.step;

  it("is shown at once by a waiting flow, which goes on", () => {
    fixture.flows.open("messenger");
    const changes = fixture.changes;
    fixture.flows.noteHttpsAttempt();
    expect(step()).toEqual(httpsOnly);
    expect(fixture.changes).toBe(changes + 1);
  });

  it("is forgotten when a browser opens the link by http", () => {
    const { id } = fixture.flows.open("messenger");
    fixture.flows.noteHttpsAttempt();
    expect(fixture.flows.bind(id, "one")).toBe(true);
    expect(step()).toEqual(waiting);
    fixture.flows.noteHttpsAttempt();
    fixture.begin("one");
    expect(step()).toEqual(waiting);
  });

  it("does not keep the login from succeeding", async () => {
    const state = fixture.begin("one");
    fixture.flows.noteHttpsAttempt();
    const end = fixture.flows.finish(state, "one", code);
    expect(step()?.name).toBe("reading");
    fixture.flows.noteHttpsAttempt();
    expect(step()?.name).toBe("reading");
    fixture.connect.end({ ok: true, value: summaryOf(1) });
    expect(await end).toMatchObject({ result: { ok: true } });
  });
});

describe("a flow of a web app", () => {
  const app = "http://localhost:5173";
  const begin = () => {
    fixture.flows.begin({ type: "messenger", browserId: "one", redirectPath: "/back", app });
    return fixture.facebook.state;
  };

  it("names the app until it has ended", async () => {
    const state = begin();
    expect(fixture.flows.appOf(state)).toBe(app);
    const end = fixture.flows.finish(state, "one", code);
    expect(fixture.flows.appOf(state)).toBe(app);
    fixture.connect.end({ ok: true, value: summaryOf(1) });
    expect(await end).toMatchObject({ redirectPath: "/back" });
    expect(fixture.flows.appOf(state)).toBeUndefined();
  });

  it("is told apart from a flow of our own pages and from an unknown state", () => {
    expect(fixture.flows.appOf(fixture.begin("one"))).toBeUndefined();
    expect(fixture.flows.appOf("unknown")).toBeUndefined();
  });

  it("ends when the app may not use Pagekeeper any more", () => {
    const state = begin();
    fixture.flows.begin({ type: "instagram", browserId: "two", redirectPath: "/" });
    fixture.flows.endFlowsOf(app);
    expect(fixture.steps).toEqual(["instagram: waiting"]);
    expect(fixture.flows.finish(state, "one", code)).toBeUndefined();
  });

  it("is cancelled if it is connecting when the app is removed", async () => {
    const end = fixture.flows.finish(begin(), "one", code);
    fixture.flows.endFlowsOf(app);
    expect(fixture.connect.latest.signal.aborted).toBe(true);
    fixture.connect.end({ ok: false, problem: problem("x") });
    expect(await end).toMatchObject({ result: { problem: { code: "cancelled" } } });
  });
});
