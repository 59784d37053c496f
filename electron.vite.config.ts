import { cpSync } from "node:fs";
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import type { Plugin } from "vite";
import { listBundled } from "./scripts/licences/bundled.ts";

/** Electron 42, the older of the two we run on (docs/decisions/0002-electron-fallback.md). */
const electron42 = { node: "node24.15", chrome: "chrome148" };

const here = (path: string): string => resolve(import.meta.dirname, path);

/**
 * electron-vite builds the renderer for file: addresses (`base: "./"`). Ours is served at the root of an origin, by
 * app://pagekeeper/ and by the backend, where a relative address would break on a deep path.
 */
const servedAtRoot: Plugin = { name: "pagekeeper:served-at-root", config: () => ({ base: "/" }) };

/**
 * Vite wraps each import() to load what the chunk needs beside it, and begins only after all that is running has ended. No
 * chunk of ours needs anything beside it, and the words of the window are to be on their way while React starts.
 */
const importAtOnce: Plugin = {
  name: "pagekeeper:import-at-once",
  enforce: "pre",
  load: (id) =>
    id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : null,
};

/**
 * The page names the texts of each language, so that those that are spoken are fetched along with the script that will ask for
 * them; main takes the others out (main/i18n/localize-html.ts).
 */
const textsAhead: Plugin = {
  name: "pagekeeper:texts-ahead",
  transformIndexHtml: (_html, { bundle = {} }) =>
    Object.values(bundle).flatMap((chunk) => {
      const [, hreflang] =
        /\/renderer\/i18n\/(\w{2})\/window\.ts$/.exec(
          (chunk.type === "chunk" && chunk.facadeModuleId?.replaceAll("\\", "/")) || "",
        ) ?? [];
      if (hreflang === undefined) return [];
      const attrs = { rel: "modulepreload", hreflang, href: `/${chunk.fileName}` };
      return [{ tag: "link", attrs, injectTo: "head" as const }];
    }),
};

/** By a plugin and not by the build's script, so that `npm run dev` has them as well. */
const trayIcons: Plugin = {
  name: "pagekeeper:tray-icons",
  writeBundle: () => cpSync(here("assets/tray"), here("out/tray"), { recursive: true }),
};

/**
 * keytar's few lines of JavaScript go into a chunk, loaded when the keychain is first needed. Its binary fits in no bundle: it is
 * found by this name, here in node_modules and in a package beside app.asar.
 */
const keytarBinary: Plugin = {
  name: "pagekeeper:keytar-binary",
  enforce: "pre",
  resolveId: (source) =>
    source.endsWith("/build/Release/keytar.node")
      ? { id: "keytar/build/Release/keytar.node", external: true }
      : undefined,
};

export default defineConfig(({ mode }) => ({
  main: {
    plugins: [trayIcons, keytarBinary, listBundled("main")],
    // Express shows stack traces to the browser unless it is told, when it is built, that this is production.
    define: { "process.env.NODE_ENV": JSON.stringify(mode) },
    build: {
      target: electron42.node,
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: here("main/index.ts"),
          "keytar-worker": here("main/keychain/keytar/keytar-worker.ts"),
        },
        // Joined with others, a chunk is loaded for less than what it is for.
        experimental: { chunkOptimization: false },
        output: {
          format: "cjs",
          entryFileNames: "[name].cjs",
          chunkFileNames: "chunks/[name]-[hash].cjs",
          // By name, what front.ts and core.ts share: else the bundler's own runtime goes into the chunk of one of them,
          // and the entry, which needs the one, would load the other before the window.
          codeSplitting: {
            groups: [
              {
                name: "shared",
                test: /common.contract.call-schemas|main.(channels|app.notices)/,
              },
              // What the entry has in common with what comes after it, in one file to read: else it is one for each.
              {
                name: "early",
                test: /common.(bidi|formatters|json|languages|contract.(?!call-schemas))|main.i18n.(locale|formatters|localize-html|call-errors|dialogs)\.ts|main.system-clock|main.desktop.(lifecycle.(app-image|command-line|relaunch)|ipc.(register-handlers|user-error)|diagnostics.(log|redact)|window.(web-contents-security|app-protocol|window-state))\.ts/,
                priority: 1,
              },
            ],
          },
          // Smaller to read at start, and a stack trace still names our functions.
          minify: { compress: true, mangle: false, codegen: { removeWhitespace: false } },
        },
      },
    },
  },
  preload: {
    plugins: [listBundled("preload")],
    build: {
      target: electron42.node,
      // A sandboxed preload can require electron and little else: one file, everything in it.
      externalizeDeps: false,
      minify: true,
      rolldownOptions: {
        input: { index: here("preload/index.ts") },
        output: { format: "cjs", entryFileNames: "[name].cjs", codeSplitting: false },
      },
    },
  },
  renderer: {
    root: here("renderer"),
    plugins: [react(), servedAtRoot, importAtOnce, textsAhead, listBundled("renderer")],
    build: {
      target: electron42.chrome,
      outDir: here("out/renderer"),
      minify: true,
      // The Content-Security-Policy allows no data: fonts or scripts.
      assetsInlineLimit: 0,
      rolldownOptions: { input: here("renderer/index.html") },
    },
  },
}));
