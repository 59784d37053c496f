import { afterEach, describe, expect, it, vi } from "vitest";
import { requestTimeout } from "../../../../main/facebook/graph/transport.ts";
import { connectTimeout } from "../../../../main/facebook/network/connect.ts";
import { testClock } from "../support/clock.ts";
import { createTestFacebook, startGraph } from "../support/graph.ts";
import { revokeAt, user } from "../support/revoke.ts";

afterEach(() => vi.unstubAllEnvs());

describe("a call in progress", () => {
  /**
   * Starts a server that never responds. The `arrived` promise resolves when the first request
   * arrives.
   */
  async function startSilentGraph() {
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const graph = await startGraph(() => {
      arrive();
      return "handled";
    });
    return { graph, arrived };
  }

  it("times out without a response and does not retry", async () => {
    const { graph, arrived } = await startSilentGraph();
    const facebook = createTestFacebook(graph.origin);
    const result = facebook.revoke(user);
    await arrived;
    facebook.clock.expireRequests();
    expect(await result).toMatchObject({ problem: { code: "facebook_timeout" } });
    expect(graph.requests).toHaveLength(1);
  });

  it("times out if the body never ends", async () => {
    let started: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => {
      started = resolve;
    });
    const graph = await startGraph((_received, response) => {
      response.writeHead(200);
      response.write("{", () => started());
      return "handled";
    });
    const facebook = createTestFacebook(graph.origin);
    const result = facebook.revoke(user);
    await arrived;
    facebook.clock.expireRequests();
    expect(await result).toMatchObject({ problem: { code: "facebook_timeout" } });
  });

  it("cancels calls in progress and later ones when the client closes", async () => {
    const { graph, arrived } = await startSilentGraph();
    const facebook = createTestFacebook(graph.origin);
    const result = facebook.revoke(user);
    await arrived;
    await facebook.close();
    expect(await result).toMatchObject({ problem: { code: "cancelled" } });
    expect(await facebook.revoke(user)).toMatchObject({ problem: { code: "cancelled" } });
  });

  it("cancels a call that waits for a retry when the client closes", async () => {
    const graph = await startGraph(() => ({ status: 503, body: "" }));
    const clock = testClock();
    const endless = {
      ...clock,
      after: (ms: number, callback: () => void) => {
        if (ms === requestTimeout || ms === connectTimeout) return clock.after(ms, callback);
        setImmediate(() => void facebook.close());
        return () => undefined;
      },
    };
    const facebook = createTestFacebook(graph.origin, { clock: endless });
    expect(await facebook.revoke(user)).toMatchObject({ problem: { code: "cancelled" } });
    expect(graph.requests).toHaveLength(1);
  });
});

describe("the network", () => {
  it("reports a refused connection as an outage", async () => {
    const result = await createTestFacebook("http://127.0.0.1:9").revoke(user);
    expect(result).toMatchObject({ problem: { code: "facebook_down", responsible: "facebook" } });
  });

  it("reports a server without TLS as an insecure connection", async () => {
    const graph = await startGraph();
    const result = await createTestFacebook(graph.origin.replace("http:", "https:")).revoke(user);
    expect(result).toMatchObject({ problem: { code: "insecure_connection" } });
  });

  it("does not use the environment's proxy for a loopback address", async () => {
    vi.stubEnv("http_proxy", "http://127.0.0.1:9");
    const { result } = await revokeAt(() => ({ body: "true" }));
    expect(result.ok).toBe(true);
  });

  it("uses the environment's proxy for Meta and reports its refusal", async () => {
    const proxy = await startGraph(() => ({ status: 407, body: "" }));
    vi.stubEnv("https_proxy", proxy.origin);
    vi.stubEnv("no_proxy", "");
    const result = await createTestFacebook("https://graph.invalid").revoke(user);
    expect(result).toMatchObject({ problem: { code: "proxy_unusable", responsible: "network" } });
  });

  it("reports a malformed proxy variable without crashing", async () => {
    vi.stubEnv("https_proxy", "not a proxy");
    vi.stubEnv("no_proxy", "");
    const result = await createTestFacebook("https://graph.invalid").revoke(user);
    expect(result).toMatchObject({ problem: { code: "proxy_unusable" } });
  });
});
