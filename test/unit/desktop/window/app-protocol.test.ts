import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { ProtocolRequest, ProtocolResponse } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  contentSecurityPolicy,
  fileWithin,
  registerRendererScheme,
  rendererOrigin,
  serveRenderer,
} from "../../../../main/desktop/window/app-protocol.ts";
import { protocol, resetElectron } from "../../../support/doubles/electron.ts";
import { fake } from "../../../support/fake.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

beforeEach(resetElectron);

const request = (url: string, method = "GET"): Promise<ProtocolResponse> =>
  new Promise((resolve) => {
    const handler = protocol.registerBufferProtocol.mock.lastCall?.[1];
    handler?.(fake<ProtocolRequest>({ url, method }), (response) =>
      resolve(Buffer.isBuffer(response) ? { data: response } : response),
    );
  });

describe("fileWithin", () => {
  it.each([
    ["/", "/built/renderer/index.html"],
    ["/index.html", "/built/renderer/index.html"],
    ["/assets/app.js", "/built/renderer/assets/app.js"],
    ["/a%20b.css", "/built/renderer/a b.css"],
    ["/assets/../index.html", "/built/renderer/index.html"],
    ["/..%2Findex.html", undefined],
    ["/../renderer-other/index.html", undefined],
    ["/..%2f..%2f..%2fetc%2fpasswd", undefined],
    ["/%2e%2e/%2e%2e/secret", undefined],
    ["/..", undefined],
    ["/.", undefined],
    ["//etc/passwd", "/built/renderer/etc/passwd"],
    ["/index.html%00.png", undefined],
    ["/%", undefined],
    ["/%ff", undefined],
  ])("resolves %s to %s", (pathname, expected) => {
    expect(fileWithin("/built/renderer", pathname)).toBe(expected && resolve(expected));
  });
});

describe("the content security policy", () => {
  const policy = contentSecurityPolicy(["http://127.0.0.1:4000"]);
  const directives = new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources] as const;
    }),
  );

  it("denies everything by default", () => {
    expect(directives.get("default-src")).toEqual(["'none'"]);
  });

  it("allows the renderer's own scripts and styles only", () => {
    expect(directives.get("script-src")).toEqual(["'self'"]);
    expect(directives.get("style-src")).toEqual(["'self'"]);
    expect(policy).not.toMatch(/unsafe|\*[; ]|blob:|https:[ ;]/);
  });

  it("allows no network except for pictures", () => {
    expect(directives.has("connect-src")).toBe(false);
    expect(directives.get("img-src")).toContain("http://127.0.0.1:4000");
    expect(directives.get("form-action")).toEqual(["'none'"]);
    expect(directives.get("base-uri")).toEqual(["'none'"]);
    expect(directives.get("frame-ancestors")).toEqual(["'none'"]);
  });
});

describe("the renderer's scheme", () => {
  let folder: string;
  beforeEach(() => {
    folder = tempFolder();
    for (const name of [
      "renderer/index.html",
      "renderer/app.js",
      "renderer/assets/a.js",
      "secret.txt",
    ]) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), name);
    }
    onScriptSent.mockReset();
    serveRenderer({
      folder: join(folder, "renderer"),
      imageSources: ["https://pictures.invalid"],
      onScriptSent,
    });
  });

  const onScriptSent = vi.fn();
  const get = (path: string, method?: string) => request(`${rendererOrigin}${path}`, method);

  it("is a real origin without privileges that the page does not need", () => {
    registerRendererScheme();
    expect(protocol.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
      {
        scheme: "app",
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
  });

  it.each([
    ["/", "text/html", "index.html"],
    ["/app.js", "text/javascript", "app.js"],
  ])("serves %s as %s with the content security policy", async (path, mimeType, name) => {
    const response = await get(path);
    expect(response).toMatchObject({ mimeType, charset: "utf-8" });
    expect(response.statusCode ?? 200).toBe(200);
    expect(String(response.data)).toBe(`renderer/${name}`);
    expect(response.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("https://pictures.invalid"),
    });
  });

  it.each([
    ["a missing file", "/missing.js", "GET"],
    ["a folder", "/assets", "GET"],
    ["a file outside the folder", "/..%2Fsecret.txt", "GET"],
    ["another method", "/", "POST"],
  ])("answers 404 to %s", async (_what, path, method) => {
    const response = await get(path, method);
    expect(response.statusCode).toBe(404);
    expect(String(response.data)).toBe("");
  });

  it("answers 404 on another host", async () => {
    expect((await request("app://elsewhere/index.html")).statusCode).toBe(404);
  });

  it("reports each script after sending it", async () => {
    writeFileSync(join(folder, "renderer/a.css"), "");
    for (const path of ["/", "/a.css", "/missing.js"]) await get(path);
    // Let the timers from earlier tests run first.
    await new Promise((resolve) => setTimeout(resolve));
    onScriptSent.mockClear();
    await get("/app.js");
    expect(onScriptSent).not.toHaveBeenCalled();
    await expect.poll(() => onScriptSent.mock.calls).toHaveLength(1);
  });
});
