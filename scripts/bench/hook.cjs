/**
 * Electron's `-r` switch loads this hook into the main process before the app. The hook records the
 * times of the app's start, and prints them as one line of JSON once the window is interactive. The
 * page itself determines when it is interactive, because polling from here would be less precise.
 */
const Module = /** @type {WholeModule} */ (require("node:module"));
const { isAbsolute } = require("node:path");
const { app } = require("electron");

/**
 * Node's module class, with the members that Node does not document.
 * @typedef {typeof import("node:module") & {
 *   _load: (request: string, ...rest: unknown[]) => unknown,
 *   prototype: { _compile: (content: string, file: string, ...rest: unknown[]) => unknown },
 * }} WholeModule
 */

/** Returns milliseconds since the epoch, by the same clock as in the bench and the renderer. */
const now = () => performance.timeOrigin + performance.now();

/**
 * @import { HookStamps as Stamps } from "./electron.ts"
 * @type {Partial<{ -readonly [K in keyof Stamps]: Stamps[K] }>}
 */
const stamps = {};
/** @type {Set<string>} */
const loaded = new Set();

watchEntry();
app.once("ready", () => {
  stamps.ready = now();
});
app.once("browser-window-created", (_event, window) => {
  stamps.window = now();
  stamps.filesBeforeWindow = [...loaded];
  window.webContents.once("did-navigate", () => void report(window.webContents.mainFrame));
});

/**
 * Records when the entry module loads. The entry module is the first that is loaded by an absolute
 * path, because Electron loads its own modules by name.
 */
function watchEntry() {
  const { _load: load } = Module;
  const { _compile: compile } = Module.prototype;
  Module.prototype._compile = function (content, file, ...rest) {
    loaded.add(file);
    return compile.call(this, content, file, ...rest);
  };
  Module._load = function (request, ...rest) {
    if (!isAbsolute(request)) return load.call(this, request, ...rest);
    Module._load = load;
    stamps.entry = now();
    const exports = load.call(this, request, ...rest);
    stamps.loaded = now();
    return exports;
  };
}

/** @param {import("electron").WebFrameMain} frame */
async function report(frame) {
  stamps.interactive = /** @type {number} */ (
    await frame.executeJavaScript(`(${untilInteractive})()`)
  );
  process.stdout.write(`${JSON.stringify(stamps)}\n`);
}

/**
 * Runs in the page. Resolves with the time at which the user can click a Connect button: it is
 * enabled, its frame has been drawn and the page is not busy.
 */
function untilInteractive() {
  const isThere = () =>
    [...document.querySelectorAll("button:enabled")].some(
      (button) => button.textContent.includes("Connect") && button.checkVisibility(),
    );
  const { promise, resolve } = Promise.withResolvers();
  const afterFrame = () =>
    requestAnimationFrame(() =>
      setTimeout(() => resolve(performance.timeOrigin + performance.now())),
    );
  const observer = new MutationObserver(() => look());
  const look = () => {
    if (!isThere()) return;
    observer.disconnect();
    afterFrame();
  };
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  look();
  return promise;
}
