import { cpSync } from "node:fs";
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import { normalizePath, type Plugin, type Rolldown } from "vite";
import { languages } from "./common/languages.ts";
import { listBundled } from "./scripts/licences/bundled.ts";

/**
 * The older of the two Electron versions that the app runs on
 * (docs/decisions/0002-electron-fallback.md).
 */
const electron42 = { node: "node24.15", chrome: "chrome148" };

const here = (path: string): string => resolve(import.meta.dirname, path);

/**
 * Sets the base URL to "/", because app://pagekeeper/ and the backend serve our pages from the
 * root. electron-vite's default, "./", would break on a deep path, because it is meant for pages
 * loaded from files.
 */
const servedAtRoot: Plugin = { name: "pagekeeper:served-at-root", config: () => ({ base: "/" }) };

/**
 * Replaces the helper in which Vite wraps each import(). We don't need the helper, because it
 * preloads styles, which our chunks don't have. It would also delay the texts, which should load
 * while React starts, because it waits for the current task to end.
 */
const importImmediately: Plugin = {
  name: "pagekeeper:import-immediately",
  enforce: "pre",
  load: (id) =>
    id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : null,
};

/**
 * Preloads the texts of each language, so that they load at the same time as the script that needs
 * them. In the page, main/i18n/localize-html.ts then removes the links for the other languages.
 */
const preloadTexts: Plugin = {
  name: "pagekeeper:preload-texts",
  transformIndexHtml(_html, { bundle }) {
    // The development server does not create chunks.
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

/** Copies the tray's icons. A plugin does this, so that it also happens in `npm run dev`. */
const trayIcons: Plugin = {
  name: "pagekeeper:tray-icons",
  writeBundle: () => cpSync(here("assets/tray"), here("out/tray"), { recursive: true }),
};

/**
 * Bundles keytar's JavaScript in a chunk that loads when the keychain is first needed. keytar's
 * binary cannot be bundled. Node finds the binary by the id below, in node_modules or, in a
 * package, next to app.asar.
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
 * Returns the name of the chunk for a module that several chunks share. It is "early" if the module
 * is needed before the window, and "shell-shared" if the module is needed with the first frame. For
 * any other module, returns null, and the bundler chooses the chunk. If the bundler chose for all
 * modules, it could put an early module into a late chunk. That whole chunk would then load too
 * early.
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
    // In a build, NODE_ENV is "production", so that Express hides stack traces from the browser.
    define: { "process.env.NODE_ENV": JSON.stringify(mode) },
    build: {
      target: electron42.node,
      externalizeDeps: false,
      rolldownOptions: {
        // `debug` uses this package if it is installed, but only build tools install it.
        external: ["supports-color"],
        input: {
          index: here("main/index.ts"),
          "keytar-worker": here("main/keychain/keytar/keytar-worker.ts"),
        },
        // Don't merge chunks, because merged chunks would make the app load more code than it
        // needs.
        experimental: { chunkOptimization: false },
        output: {
          format: "cjs",
          entryFileNames: "[name].cjs",
          chunkFileNames: "chunks/[name]-[hash].cjs",
          codeSplitting: { groups: [{ name: groupByStart, debugName: "start", minShareCount: 2 }] },
          // Compress the code to make start-up faster, but keep function names for stack traces.
          minify: { compress: true, mangle: false, codegen: { removeWhitespace: false } },
        },
      },
    },
  },
  preload: {
    plugins: [listBundled("preload")],
    build: {
      target: electron42.node,
      // A sandboxed preload script cannot require other files, so bundle everything into one file.
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
      // The Content-Security-Policy forbids fonts and scripts with data: URLs.
      assetsInlineLimit: 0,
      rolldownOptions: { input: here("renderer/index.html") },
    },
  },
}));
