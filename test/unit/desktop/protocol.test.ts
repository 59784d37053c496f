import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  contentSecurityPolicy,
  fileWithin,
  registerRendererScheme,
  rendererOrigin,
  serveRenderer,
} from "../../../main/desktop/protocol.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const electron = vi.hoisted(() => ({
  schemes: [] as unknown[],
  serve: async (_request: Request): Promise<Response> => new Response(null, { status: 500 }),
}));
vi.mock("electron", () => ({
  protocol: {
    registerSchemesAsPrivileged: (schemes: unknown[]) => electron.schemes.push(...schemes),
    handle: (_scheme: string, handler: typeof electron.serve) => {
      electron.serve = handler;
    },
  },
}));

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
    serveRenderer(join(folder, "renderer"), ["https://pictures.invalid"]);
  });

  const get = (path: string, init?: RequestInit) =>
    electron.serve(new Request(`${rendererOrigin}${path}`, init));

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
    ["/", "text/html; charset=utf-8"],
    ["/app.js", "text/javascript; charset=utf-8"],
  ])("serves %s as %s under the policy", async (path, type) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe(type);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-security-policy")).toContain("https://pictures.invalid");
  });

  it.each([
    ["a file that is not there", "/missing.js", {}],
    ["a folder", "/assets", {}],
    ["what lies beside the folder", "/..%2Fsecret.txt", {}],
    ["another method", "/", { method: "POST" }],
  ])("answers 404 to %s", async (_what, path, init) => {
    const answer = await get(path, init);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain("secret");
  });

  it("answers 404 on another host", async () => {
    expect((await electron.serve(new Request("app://elsewhere/index.html"))).status).toBe(404);
  });
});
