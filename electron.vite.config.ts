import { cpSync } from "node:fs";
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import { normalizePath, type Plugin, type Rolldown } from "vite";
import { languages } from "./common/languages.ts";
import { listBundled } from "./scripts/licences/bundled.ts";

/** The older of the app's two versions (docs/decisions/0002-electron-fallback.md). */
const electron42 = { node: "node24.15", chrome: "chrome148" };

const here = (path: string): string => resolve(import.meta.dirname, path);

/**
 * electron-vite builds the renderer for file: URLs (`base: "./"`). Ours is served at the root of an
 * origin, by app://pagekeeper/ and by the backend, where a relative URL would break on a deep path.
 */
const servedAtRoot: Plugin = { name: "pagekeeper:served-at-root", config: () => ({ base: "/" }) };

/**
 * Vite wraps each import() in a helper that preloads styles and waits for the current task to end.
 * Our chunks have no styles, and the window's texts should load while React starts.
 */
const importImmediately: Plugin = {
  name: "pagekeeper:import-immediately",
  enforce: "pre",
  load: (id) =>
    id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : null,
};

/**
 * Preloads each language's texts, so that they load along with the script that needs them.
 * main/i18n/localize-html.ts removes the other languages.
 */
const preloadTexts: Plugin = {
  name: "pagekeeper:preload-texts",
  transformIndexHtml(_html, { bundle }) {
    // The development server has no chunks.
    if (bundle === undefined) return [];
    return languages.map((hreflang) => {
      const file = normalizePath(here(`renderer/i18n/${hreflang}/window.ts`));
      const chunk = Object.values(bundle).find(
        (output) => output.type === "chunk" && output.facadeModuleId === file,
      );
      if (!chunk) throw new Error(`${file} must be a chunk to be preloaded.`);
      const attrs = { rel: "modulepreload", hreflang, href: `/${chunk.fileName}` };
      return { tag: "link", attrs, injectTo: "head" as const };
    });
  },
};

/** A plugin copies them, so that `npm run dev` has them, too. */
const trayIcons: Plugin = {
  name: "pagekeeper:tray-icons",
  writeBundle: () => cpSync(here("assets/tray"), here("out/tray"), { recursive: true }),
};

/**
 * Puts keytar's JavaScript into a chunk that loads when the keychain is first needed. Its binary
 * cannot be bundled: Node finds it by this name, in node_modules or in a package beside app.asar.
 */
const keytarBinary: Plugin = {
  name: "pagekeeper:keytar-binary",
  enforce: "pre",
  resolveId: (source) =>
    source.endsWith("/build/Release/keytar.node")
      ? { id: "keytar/build/Release/keytar.node", external: true }
      : undefined,
};

/**
 * Names the chunk of a module that several chunks share by when it is first needed: "early" before
 * the window, "shell" with its first frame. Otherwise the bundler could put it into a later chunk,
 * which would then load too early. Modules that only later chunks share are left to the bundler.
 */
function groupByStart(id: string, context: Rolldown.ChunkingContext): string | null {
  const path = here("main/index.ts");
  const entry = context.getModuleInfo(normalizePath(path)) ?? context.getModuleInfo(path);
  if (!entry) throw new Error(`${path} must be an entry.`);
  const withImports = (ids: readonly string[], found = new Set<string>()) => {
    for (const each of ids.filter((candidate) => !found.has(candidate))) {
      found.add(each);
      withImports(context.getModuleInfo(each)?.importedIds ?? [], found);
    }
    return found;
  };
  if (withImports([entry.id]).has(id)) return "early";
  return withImports(entry.dynamicallyImportedIds).has(id) ? "shell-shared" : null;
}

export default defineConfig(({ mode }) => ({
  main: {
    plugins: [trayIcons, keytarBinary, listBundled("main")],
    // Otherwise Express shows stack traces to the browser.
    define: { "process.env.NODE_ENV": JSON.stringify(mode) },
    build: {
      target: electron42.node,
      externalizeDeps: false,
      rolldownOptions: {
        // `debug` colors its output if it finds this package, which only build tools install.
        external: ["supports-color"],
        input: {
          index: here("main/index.ts"),
          "keytar-worker": here("main/keychain/keytar/keytar-worker.ts"),
        },
        // Merging chunks would load more than is needed.
        experimental: { chunkOptimization: false },
        output: {
          format: "cjs",
          entryFileNames: "[name].cjs",
          chunkFileNames: "chunks/[name]-[hash].cjs",
          codeSplitting: { groups: [{ name: groupByStart, debugName: "start", minShareCount: 2 }] },
          // Quicker to read at startup, and stack traces keep the names of functions.
          minify: { compress: true, mangle: false, codegen: { removeWhitespace: false } },
        },
      },
    },
  },
  preload: {
    plugins: [listBundled("preload")],
    build: {
      target: electron42.node,
      // A sandboxed preload script can require little but electron, so it is one file.
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
    plugins: [react(), servedAtRoot, importImmediately, preloadTexts, listBundled("renderer")],
    build: {
      target: electron42.chrome,
      outDir: here("out/renderer"),
      minify: true,
      // The Content-Security-Policy forbids data: fonts and scripts.
      assetsInlineLimit: 0,
      rolldownOptions: { input: here("renderer/index.html") },
    },
  },
}));
