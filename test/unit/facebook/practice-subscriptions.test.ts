import { describe, expect, it } from "vitest";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { SubscriptionResult } from "../../../main/channels/ports/facebook.ts";
import { type Command, pages, people } from "../../../main/practice/index.ts";
import { logIn, signal, start } from "./support/practice.ts";

describe("webhook subscriptions", () => {
  const dana = people.dana.id;
  const bakery = pages.northwindBakery.id;
  const channels: readonly ChannelType[] = ["messenger"];

  async function loggedIn() {
    const started = await start();
    const login = await logIn(started);
    const pageTokens = login.pages.flatMap(({ id, token }) =>
      token ? [{ pageId: id, token }] : [],
    );
    const pageToken = pageTokens.find(({ pageId }) => pageId === bakery);
    if (!pageToken) throw new Error("the bakery was not granted");
    const resultOf = async (work: Promise<readonly SubscriptionResult[]>) => {
      const [first] = await work;
      if (!first) throw new Error("no result");
      return first.result.ok ? "ok" : first.result.problem.code;
    };
    return {
      ...started,
      login,
      subscribe: () => resultOf(started.facebook.subscribe([{ ...pageToken, channels }], signal)),
      unsubscribe: () => resultOf(started.facebook.unsubscribe([pageToken], signal)),
      sent: () =>
        started.practice.control
          .calls()
          .filter(({ path }) => path.endsWith("subscribed_apps"))
          .map(({ method }) => method),
    };
  }

  it("makes, verifies, keeps and ends a subscription", async () => {
    const { subscribe, unsubscribe, sent } = await loggedIn();
    expect(await subscribe()).toBe("ok");
    expect(await subscribe()).toBe("ok");
    expect(await unsubscribe()).toBe("ok");
    expect(await subscribe()).toBe("ok");
    expect(sent()).toEqual(["GET", "POST", "GET", "GET", "DELETE", "GET", "POST", "GET"]);
  });

  it.each<readonly [Command, string, string]>([
    [
      {
        action: "permission",
        person: dana,
        permission: "pages_manage_metadata",
        status: "declined",
      },
      "webhook_not_allowed",
      "ok",
    ],
    [{ action: "role", person: dana, page: bakery, role: "none" }, "role_lost", "ok"],
    [{ action: "invalidate-tokens", person: dana, reason: "app-removed" }, "app_removed", "ok"],
    [
      { action: "invalidate-tokens", person: dana, reason: "checkpoint" },
      "checkpoint",
      "checkpoint",
    ],
    [{ action: "limits", limits: "app" }, "throttled", "throttled"],
    [{ action: "limits", limits: "business", minutes: 3 }, "throttled", "throttled"],
    [{ action: "service", service: "down" }, "facebook_down", "facebook_down"],
  ])(
    "after %o, subscribing returns %s and unsubscribing returns %s",
    async (command, made, ended) => {
      const { practice, subscribe, unsubscribe } = await loggedIn();
      practice.control.do(command);
      expect(await subscribe()).toBe(made);
      expect(await unsubscribe()).toBe(ended);
    },
  );

  it("cannot end a subscription after a revocation, so the order matters", async () => {
    const { facebook, login, subscribe, practice, unsubscribe } = await loggedIn();
    await subscribe();
    await facebook.revoke(login.user);
    // An invalid token counts as "ok", because it can no longer unsubscribe anything. The
    // subscription therefore still exists.
    expect(await unsubscribe()).toBe("ok");
    practice.control.do({ action: "restore-tokens", person: dana });
    const again = await logIn({ facebook, practice });
    const token = again.pages.find(({ id }) => id === bakery)?.token ?? "";
    const before = practice.control.calls().length;
    await facebook.subscribe([{ pageId: bakery, token, channels }], signal);
    const after = practice.control.calls().slice(before);
    expect(after.filter(({ method, via }) => method === "POST" && via === "batch")).toEqual([]);
  });
});
