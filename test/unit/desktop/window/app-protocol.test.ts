import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Protocol, ProtocolRequest, ProtocolResponse } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  contentSecurityPolicy,
  fileWithin,
  registerRendererScheme,
  rendererOrigin,
  serveRenderer,
} from "../../../../main/desktop/window/app-protocol.ts";
import { fake } from "../../../support/fake.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

type Handler = Parameters<Protocol["registerBufferProtocol"]>[1];
const electron = vi.hoisted(() => ({
  schemes: [] as unknown[],
  handler: undefined as Handler | undefined,
}));
vi.mock("electron", () => ({
  protocol: {
    registerSchemesAsPrivileged: (schemes: unknown[]) => electron.schemes.push(...schemes),
    registerBufferProtocol: (_scheme: string, handler: Handler) => {
      electron.handler = handler;
    },
  },
}));

/** What the page is answered. */
const ask = (url: string, method = "GET"): Promise<ProtocolResponse> =>
  new Promise((resolve) => {
    electron.handler?.(fake<ProtocolRequest>({ url, method }), (answer) =>
      resolve(Buffer.isBuffer(answer) ? { data: answer } : answer),
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
  ])("%s is %s", (pathname, expected) => {
    expect(fileWithin("/built/renderer", pathname)).toBe(expected && resolve(expected));
  });
});

describe("the policy", () => {
  const policy = contentSecurityPolicy(["http://127.0.0.1:4000"]);
  const directives = new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources] as const;
    }),
  );

  it("allows nothing that it does not name", () => {
    expect(directives.get("default-src")).toEqual(["'none'"]);
  });

  it("lets only its own scripts and styles in", () => {
    expect(directives.get("script-src")).toEqual(["'self'"]);
    expect(directives.get("style-src")).toEqual(["'self'"]);
    expect(policy).not.toMatch(/unsafe|\*[; ]|blob:|https:[ ;]/);
  });

  it("opens no network but for pictures", () => {
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
    onScript = vi.fn();
    serveRenderer({
      folder: join(folder, "renderer"),
      imageSources: ["https://pictures.invalid"],
      onScript: () => onScript(),
    });
  });

  let onScript: ReturnType<typeof vi.fn<() => void>>;
  const get = (path: string, method?: string) => ask(`${rendererOrigin}${path}`, method);

  it("is a real origin without powers that the page does not need", () => {
    registerRendererScheme();
    expect(electron.schemes).toEqual([
      {
        scheme: "app",
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
  });

  it.each([
    ["/", "text/html", "index.html"],
    ["/app.js", "text/javascript", "app.js"],
  ])("serves %s as %s under the policy", async (path, mimeType, name) => {
    const answer = await get(path);
    expect(answer).toMatchObject({ mimeType, charset: "utf-8" });
    expect(answer.statusCode ?? 200).toBe(200);
    expect(String(answer.data)).toBe(`renderer/${name}`);
    expect(answer.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("https://pictures.invalid"),
    });
  });

  it.each([
    ["a file that is not there", "/missing.js", "GET"],
    ["a folder", "/assets", "GET"],
    ["what lies beside the folder", "/..%2Fsecret.txt", "GET"],
    ["another method", "/", "POST"],
  ])("answers 404 to %s", async (_what, path, method) => {
    const answer = await get(path, method);
    expect(answer.statusCode).toBe(404);
    expect(String(answer.data)).toBe("");
  });

  it("answers 404 on another host", async () => {
    expect((await ask("app://elsewhere/index.html")).statusCode).toBe(404);
  });

  it("tells that a script has gone out, after it has", async () => {
    writeFileSync(join(folder, "renderer/a.css"), "");
    for (const path of ["/", "/a.css", "/missing.js"]) await get(path);
    // Comes after those that the scripts of other tests have set.
    await new Promise((resolve) => setTimeout(resolve));
    onScript.mockClear();
    await get("/app.js");
    expect(onScript).not.toHaveBeenCalled();
    await expect.poll(() => onScript.mock.calls).toHaveLength(1);
  });
});
