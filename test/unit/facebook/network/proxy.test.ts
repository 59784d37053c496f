import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { FacebookConfig } from "../../../../main/facebook/index.ts";
import { findUnusedPort } from "../../../support/ports.ts";
import { type ProxyAnswer, type ProxyOptions, startProxy } from "../../../support/proxy.ts";
import { createTestFacebook, startGraph } from "../support/graph.ts";
import { user } from "../support/revoke.ts";

beforeEach(() => {
  for (const name of ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "no_proxy"]) {
    vi.stubEnv(name, "");
  }
});
afterEach(() => vi.unstubAllEnvs());

async function proxyThat(answer: ProxyAnswer, options?: ProxyOptions) {
  const proxy = await startProxy(() => answer, options);
  onTestFinished(() => proxy[Symbol.asyncDispose]());
  return proxy;
}

async function proxyToGraph() {
  const { origin } = await startGraph(() => ({ body: "true" }));
  return proxyThat({ tunnelTo: Number(new URL(origin).port) });
}

const revokeAt = (origin: string, config: Pick<FacebookConfig, "resolveProxy"> = {}) =>
  createTestFacebook(origin, config).revoke(user);

const revoked = { ok: true, value: null };

describe("a proxy of the environment", () => {
  it("carries the calls to Graph", async () => {
    const proxy = await proxyToGraph();
    vi.stubEnv("http_proxy", proxy.origin);
    expect(await revokeAt("http://graph.invalid")).toEqual(revoked);
    expect(proxy.targets).toEqual(["graph.invalid:80"]);
  });

  it("is given its own name and password, which no problem shows", async () => {
    const proxy = await proxyThat({ status: 407 });
    vi.stubEnv("http_proxy", proxy.origin.replace("//", "//Dana:p%40ss@"));
    const result = await revokeAt("http://graph.invalid");
    expect(proxy.credentials).toEqual([`Basic ${Buffer.from("Dana:p@ss").toString("base64")}`]);
    expect(JSON.stringify(result)).not.toMatch(/Dana|p@ss|p%40ss/);
  });

  it("that asks for a password is named, with a sentence of its own", async () => {
    const proxy = await proxyThat({ status: 407 });
    vi.stubEnv("https_proxy", proxy.origin);
    expect(await revokeAt("https://graph.invalid")).toMatchObject({
      problem: {
        code: "proxy_password_required",
        responsible: "network",
        message: expect.stringContaining(`The proxy is ${proxy.name}.`),
        details: { proxy: proxy.name },
      },
    });
  });

  it("that does not run is named, and is no outage of Facebook", async () => {
    const name = `127.0.0.1:${await findUnusedPort()}`;
    vi.stubEnv("https_proxy", `http://${name}`);
    expect(await revokeAt("https://graph.invalid")).toMatchObject({
      problem: { code: "proxy_down", responsible: "network", details: { proxy: name } },
    });
  });

  it.each([
    ["refuses the tunnel", { status: 403 }],
    ["cannot reach Facebook", { status: 502 }],
    ["does not speak HTTP", { raw: "SSH-2.0-OpenSSH_9.9\r\n" }],
    ["hangs up", { raw: "" }],
  ] as const)("that %s is named as the reason", async (_name, answer) => {
    const proxy = await proxyThat(answer);
    vi.stubEnv("https_proxy", proxy.origin);
    expect(await revokeAt("https://graph.invalid")).toMatchObject({
      problem: { code: "proxy_unusable", responsible: "network", details: { proxy: proxy.name } },
    });
  });

  it("whose certificate is not trusted gets no call, whatever the environment says", async () => {
    const proxy = await proxyThat({ status: 200 }, { secure: true });
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    vi.stubEnv("https_proxy", proxy.origin);
    expect(await revokeAt("https://graph.invalid")).toMatchObject({
      problem: { code: "proxy_unusable", details: { proxy: proxy.name } },
    });
    expect(proxy.targets).toEqual([]);
  });

  it("that is a SOCKS proxy is called unsupported", async () => {
    vi.stubEnv("https_proxy", "socks5://proxy.example:1080");
    expect(await revokeAt("https://graph.invalid")).toMatchObject({
      problem: { code: "proxy_unsupported", details: { proxy: "proxy.example:1080" } },
    });
  });
});

describe("the proxies of the system", () => {
  const system = (answer: string) => ({ resolveProxy: async () => answer });

  it("carry the calls to Graph", async () => {
    const proxy = await proxyToGraph();
    expect(await revokeAt("http://graph.invalid", system(`PROXY ${proxy.name}`))).toEqual(revoked);
    expect(proxy.targets).toEqual(["graph.invalid:80"]);
  });

  it("are tried one after the other until one runs", async () => {
    const proxy = await proxyToGraph();
    const down = `PROXY 127.0.0.1:${await findUnusedPort()}`;
    const answer = `SOCKS5 127.0.0.1:1080; ${down}; PROXY ${proxy.name}`;
    expect(await revokeAt("http://graph.invalid", system(answer))).toEqual(revoked);
  });

  it("are tried one after the other if the first is silent", async () => {
    const asked = Promise.withResolvers<void>();
    const silent = await startProxy(() => {
      asked.resolve();
      return "silence";
    });
    onTestFinished(() => silent[Symbol.asyncDispose]());
    const proxy = await proxyToGraph();
    const answer = `PROXY ${silent.name}; PROXY ${proxy.name}`;
    const facebook = createTestFacebook("http://graph.invalid", system(answer));
    const result = facebook.revoke(user);
    await asked.promise;
    facebook.clock.expireConnects();
    expect(await result).toEqual(revoked);
  });

  it("are named by the first if none runs", async () => {
    const [first, second] = [await findUnusedPort(), await findUnusedPort()];
    const answer = `PROXY 127.0.0.1:${first}; PROXY 127.0.0.1:${second}`;
    expect(await revokeAt("http://graph.invalid", system(answer))).toMatchObject({
      problem: { code: "proxy_down", details: { proxy: `127.0.0.1:${first}` } },
    });
  });

  it("are not passed over if one refuses", async () => {
    const refusing = await proxyThat({ status: 407 });
    const other = await proxyToGraph();
    const answer = `PROXY ${refusing.name}; PROXY ${other.name}`;
    expect(await revokeAt("http://graph.invalid", system(answer))).toMatchObject({
      problem: { code: "proxy_password_required" },
    });
    expect(other.targets).toEqual([]);
  });

  it("are asked for again at each call, because the network may have changed", async () => {
    const [first, second] = [await proxyToGraph(), await proxyToGraph()];
    const answers = [`PROXY ${first.name}`, `PROXY ${second.name}`];
    const resolveProxy = async () => answers.shift() ?? "DIRECT";
    const facebook = createTestFacebook("http://graph.invalid", { resolveProxy });
    expect(await facebook.revoke(user)).toEqual(revoked);
    expect(await facebook.revoke(user)).toEqual(revoked);
    expect([first.targets.length, second.targets.length]).toEqual([1, 1]);
  });

  it("do not delay a call beyond its time limit", async () => {
    const asked = Promise.withResolvers<void>();
    const resolveProxy = () => {
      asked.resolve();
      return new Promise<never>(() => undefined);
    };
    const facebook = createTestFacebook("http://graph.invalid", { resolveProxy });
    const result = facebook.revoke(user);
    await asked.promise;
    facebook.clock.expireRequests();
    expect(await result).toMatchObject({ problem: { code: "facebook_timeout" } });
  });
});
