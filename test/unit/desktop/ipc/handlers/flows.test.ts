import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CallHandlers } from "../../../../../main/desktop/ipc/dispatch.ts";
import { app, clipboard, resetElectron, shell } from "../../../../support/doubles/electron.ts";
import { loginOf, problem } from "../../../../support/logins.ts";
import { browserId } from "../../../channels/test-domain.ts";
import { codeOf, HandlerFixture } from "./fixture.ts";

vi.mock("electron", () => import("../../../../support/doubles/electron.ts"));

let fixture: HandlerFixture;
let calls: CallHandlers;
beforeEach(() => {
  resetElectron();
  fixture = new HandlerFixture();
  calls = fixture.handlers();
});

const flowIds = () => fixture.domain.channels.flows.list().map(({ id }) => id);
const opened = () => shell.openExternal.mock.calls.map(([url]) => url);
const linkOf = (flowId: string) => `http://localhost:47814/signin?ticket=${flowId}`;

describe("connect", () => {
  it("opens the browser at a link that signs in and leads to the flow", async () => {
    const flow = await calls.connect("instagram");
    expect(flow).toMatchObject({ type: "instagram", origin: "desktop", step: { name: "waiting" } });
    expect(opened()).toEqual([linkOf(flow.id)]);
    expect(fixture.signInUrl).toHaveBeenLastCalledWith({
      path: "/auth/facebook/connect?type=instagram&redirect_path=%2F",
      flowId: flow.id,
    });
  });

  it("returns the running flow with a new link if called again", async () => {
    const first = await calls.connect("messenger");
    expect((await calls.connect("messenger")).id).toBe(first.id);
    expect(opened()).toHaveLength(2);
    expect(fixture.signInUrl).toHaveBeenCalledTimes(2);
  });

  it("opens one tab for two clicks, and does what the second click asked for", async () => {
    const { domain } = fixture;
    await domain.connect("messenger", loginOf("a", ["1"]));
    const [first, second] = await Promise.all([
      calls.connect("messenger", { reconnectAccountId: "messenger-1" }),
      calls.connect("messenger", { takeOver: true }),
    ]);
    expect(second.id).toBe(first.id);
    expect(opened()).toHaveLength(1);
    domain.channels.flows.bind(first.id, browserId);
    await domain.connect("messenger", loginOf("b", ["1"]));
    expect(domain.records.get().accounts.map(({ userId }) => userId)).toEqual(["b"]);
  });

  it("opens no browser while the flow reads Pages", async () => {
    const finish = fixture.domain.facebook.delay("readLogin");
    const end = fixture.domain.connect("messenger", loginOf("a", ["1"]));
    expect((await calls.connect("messenger")).step.name).toBe("reading");
    expect(opened()).toEqual([]);
    finish();
    await end;
  });

  it("leaves no flow behind if the server could not start", async () => {
    fixture.backend = () => ({ ok: false, problem: problem("port_taken") });
    expect(await codeOf(calls.connect("messenger"))).toBe("port_taken");
    expect(flowIds()).toEqual([]);
  });

  it("reports without the link that no browser opens, and keeps the flow", async () => {
    shell.openExternal.mockImplementation(async (url) => {
      throw new Error(`cannot open ${url}`);
    });
    const call = calls.connect("messenger");
    expect(await codeOf(call)).toBe("no_browser");
    await expect(call).rejects.not.toThrow(/ticket/);
    const [flow = ""] = flowIds();
    await calls.copyLink(flow);
    expect(clipboard.writeText.mock.calls).toEqual([[linkOf(flow)]]);
  });
});

describe("a flow", () => {
  it("can be cancelled more than once", async () => {
    const { id } = await calls.connect("messenger");
    expect(await calls.cancel(id)).toBeNull();
    expect(await calls.cancel(id)).toBeNull();
    expect(calls.flows()).toEqual([]);
  });

  it("can continue in a window of the app", async () => {
    const { id } = await calls.connect("messenger");
    await calls.openHere(id);
    expect(fixture.openLoginWindow.mock.calls).toEqual([[id, linkOf(id)]]);
  });

  it("opens no window without Chromium's sandbox", async () => {
    app.isPackaged = true;
    app.commandLine.hasSwitch.mockImplementation((name) => name === "no-sandbox");
    const { id } = await calls.connect("messenger");
    expect(await codeOf(calls.openHere(id))).toBe("not_sandboxed");
    expect(fixture.openLoginWindow).not.toHaveBeenCalled();
  });

  it("creates no link after it has ended", async () => {
    expect(await codeOf(calls.copyLink("gone"))).toBe("flow_over");
    expect(await codeOf(calls.openHere("gone"))).toBe("flow_over");
    expect(clipboard.writeText).not.toHaveBeenCalled();
    expect(fixture.openLoginWindow).not.toHaveBeenCalled();
  });
});
