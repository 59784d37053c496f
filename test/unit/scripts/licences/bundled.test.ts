import { describe, expect, it } from "vitest";
import { bundledPackages } from "../../../../scripts/licences/bundled.ts";

const at = "/home/dana/node_modules-of-mine/pagekeeper";

describe("bundledPackages", () => {
  it("lists each package once, by its folder", () => {
    const ids = [
      `${at}/node_modules/express/lib/express.js`,
      `${at}/node_modules/express/index.js`,
      `${at}/node_modules/@tanstack/react-virtual/dist/esm/index.js`,
    ];
    expect(bundledPackages(ids)).toEqual([
      "node_modules/@tanstack/react-virtual",
      "node_modules/express",
    ]);
  });

  it("distinguishes a nested package from another one with the same name", () => {
    const ids = [
      `${at}/node_modules/debug/src/index.js`,
      `${at}/node_modules/express-session/node_modules/debug/src/index.js`,
      `${at}/node_modules/@a/b/node_modules/@c/d/index.js`,
    ];
    expect(bundledPackages(ids)).toEqual([
      "node_modules/@a/b/node_modules/@c/d",
      "node_modules/debug",
      "node_modules/express-session/node_modules/debug",
    ]);
  });

  it("omits our own modules", () => {
    expect(bundledPackages([`${at}/main/index.ts`, `${at}/renderer/app.css?used`])).toEqual([]);
  });

  it("recognizes a module that the bundler has wrapped", () => {
    const ids = [`\0${at}/node_modules/ms/index.js?commonjs-es-import`];
    expect(bundledPackages(ids)).toEqual(["node_modules/ms"]);
  });

  it("reads Windows paths", () => {
    expect(bundledPackages([String.raw`C:\pagekeeper\node_modules\zod\index.js`])).toEqual([
      "node_modules/zod",
    ]);
  });

  it("lists the packages whose helpers the bundler generates", () => {
    const ids = [
      "\0rolldown/runtime.js",
      "\0vite/preload-helper.js",
      "\0@oxc-project+runtime@0.156.0/helpers/esm/taggedTemplateLiteral.js",
    ];
    expect(bundledPackages(ids)).toEqual([
      "@oxc-project/runtime",
      "node_modules/rolldown",
      "node_modules/vite",
    ]);
  });

  it("rejects a generated module of unknown origin", () => {
    expect(() => bundledPackages(["\0virtual:helper"])).toThrow("virtual:helper");
  });
});
