import { describe, expect, it } from "vitest";
import { findRoutes } from "../../../../main/facebook/network/routes.ts";

const graph = new URL("https://graph.facebook.com");
const direct = { kind: "direct" };

describe("the environment's proxies", () => {
  const find = async (env: NodeJS.ProcessEnv, origin = graph) =>
    (await findRoutes(origin, undefined, env)).map((route) =>
      route.kind === "proxy" ? route.url.origin : route.kind,
    );

  it.each([
    [{ https_proxy: "http://one:8080", HTTPS_PROXY: "http://two:8080" }, "http://one:8080"],
    [{ HTTPS_PROXY: "http://two:8080", http_proxy: "http://three:8080" }, "http://two:8080"],
    [{ http_proxy: "http://three:8080" }, "http://three:8080"],
    [{ https_proxy: "" }, "direct"],
    [{ https_proxy: "https://one" }, "https://one"],
    [{ https_proxy: "one:8080" }, "http://one:8080"],
    [{ https_proxy: "socks5://one:1080" }, "unusable"],
    [{ https_proxy: "not a proxy" }, "unusable"],
  ])("with %j lead to %s", async (env, expected) => {
    expect(await find(env)).toEqual([expected]);
  });

  it.each([
    ["graph.facebook.com", true],
    ["facebook.com", true],
    [".facebook.com", true],
    ["*.facebook.com", true],
    ["a.example, FACEBOOK.com", true],
    ["a.example facebook.com:443", true],
    ["*", true],
    ["facebook.com:8443", false],
    ["book.com", false],
    ["graph.facebook.com.example", false],
    ["", false],
  ])("are not used for Graph if NO_PROXY is %j: %s", async (no_proxy, excluded) => {
    const env = { https_proxy: "http://one:8080", no_proxy };
    expect(await find(env)).toEqual([excluded ? "direct" : "http://one:8080"]);
  });

  it("are not used for this computer", async () => {
    const env = { http_proxy: "http://one:8080" };
    expect(await find(env, new URL("http://127.0.0.1:1234"))).toEqual(["direct"]);
  });
});

describe("the system's proxies", () => {
  const resolve = (answer: string, env: NodeJS.ProcessEnv = {}) =>
    findRoutes(graph, async () => answer, env);

  it("are tried in the order of the PAC file", async () => {
    const routes = await resolve("PROXY one:8080; HTTPS two:443;SOCKS5 three:1080; DIRECT");
    expect(routes).toMatchObject([
      { kind: "proxy", name: "one:8080", url: { protocol: "http:" } },
      { kind: "proxy", name: "two:443", url: { protocol: "https:" } },
      { kind: "unusable", name: "three:1080" },
      direct,
    ]);
  });

  it.each(["DIRECT", "", "QUIC one:443", ";;", "NONSENSE"])(
    "are not used if the system answers %j",
    async (answer) => {
      expect(await resolve(answer)).toEqual([direct]);
    },
  );

  it("are asked for with the address of Graph alone", async () => {
    const asked: string[] = [];
    await findRoutes(graph, async (url) => String(asked.push(url)), {});
    expect(asked).toEqual(["https://graph.facebook.com/"]);
  });

  it("yield to the environment's proxy, and to NO_PROXY beside it", async () => {
    const env = { https_proxy: "http://env:8080" };
    expect(await resolve("PROXY one:8080", env)).toMatchObject([{ name: "env:8080" }]);
    expect(await resolve("PROXY one:8080", { ...env, no_proxy: "*" })).toEqual([direct]);
  });

  it("do not keep Graph from being reached directly if the system cannot be asked", async () => {
    const fail = () => Promise.reject(new Error("There is no network service."));
    expect(await findRoutes(graph, fail, {})).toEqual([direct]);
  });
});

describe("the name of a proxy", () => {
  it.each([
    ["http://Dana:s3cret@proxy.example:8080", "proxy.example:8080"],
    ["http://proxy.example", "proxy.example:80"],
    ["https://proxy.example", "proxy.example:443"],
    ["socks5://proxy.example", "proxy.example:1080"],
    ["http://[::1]:3128", "[::1]:3128"],
    ["http://a+b.example:1", undefined],
    ["not a proxy", undefined],
  ])("of %j is %j, without a password", async (https_proxy, name) => {
    expect(await findRoutes(graph, undefined, { https_proxy })).toMatchObject([{ name }]);
  });

  it.each([
    "http://dana:2024/s3cret@proxy.example:8080",
    "http://dana:2024?s3cret@proxy.example:8080",
    "http://dana:2024#s3cret@proxy.example:8080",
    "dana:2024\\s3cret@proxy.example:8080",
    "socks5://dana:2024/s3cret@proxy.example:1080",
  ])("of %j is not a part of its password, nor is that host contacted", async (https_proxy) => {
    const routes = await findRoutes(graph, undefined, { https_proxy });
    expect(routes).toEqual([{ kind: "unusable", name: undefined }]);
  });
});
