import { describe, expect, it } from "vitest";
import { bundledParts } from "../../../../scripts/licences/bundled.mjs";

const at = "/home/dana/node_modules-of-mine/pagekeeper";

describe("bundledParts", () => {
  it("names each package once, by its folder", () => {
    const ids = [
      `${at}/node_modules/express/lib/express.js`,
      `${at}/node_modules/express/index.js`,
      `${at}/node_modules/@tanstack/react-virtual/dist/esm/index.js`,
    ];
    expect(bundledParts(ids)).toEqual([
      "node_modules/@tanstack/react-virtual",
      "node_modules/express",
    ]);
  });

  it("tells a package within a package from the one of its name outside", () => {
    const ids = [
      `${at}/node_modules/debug/src/index.js`,
      `${at}/node_modules/express-session/node_modules/debug/src/index.js`,
      `${at}/node_modules/@a/b/node_modules/@c/d/index.js`,
    ];
    expect(bundledParts(ids)).toEqual([
      "node_modules/@a/b/node_modules/@c/d",
      "node_modules/debug",
      "node_modules/express-session/node_modules/debug",
    ]);
  });

  it("leaves out what is ours", () => {
    expect(bundledParts([`${at}/main/index.ts`, `${at}/renderer/app.css?used`])).toEqual([]);
  });

  it("sees through what the bundler wraps a module in", () => {
    const ids = [`\0${at}/node_modules/ms/index.js?commonjs-es-import`];
    expect(bundledParts(ids)).toEqual(["node_modules/ms"]);
  });

  it("reads paths of Windows", () => {
    expect(bundledParts([String.raw`C:\pagekeeper\node_modules\zod\index.js`])).toEqual([
      "node_modules/zod",
    ]);
  });

  it("counts what bundlers write into a bundle of their own", () => {
    const ids = [
      "\0rolldown/runtime.js",
      "\0vite/preload-helper.js",
      "\0@oxc-project+runtime@0.156.0/helpers/esm/taggedTemplateLiteral.js",
    ];
    expect(bundledParts(ids)).toEqual([
      "@oxc-project/runtime",
      "node_modules/rolldown",
      "node_modules/vite",
    ]);
  });

  it("refuses what is on no disk and of nobody it knows", () => {
    expect(() => bundledParts(["\0virtual:helper"])).toThrow("virtual:helper");
  });
});
