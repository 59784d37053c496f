/**
 * Loaded into an app's main process by Electron's own `-r`, before the app: it writes down when what happened, and
 * prints one line of JSON when the window has become interactive. The app itself neither knows nor prints anything,
 * and the renderer takes the last stamp itself, so that no polling from outside blurs it.
 */
const Module = /** @type {WholeModule} */ (require("node:module"));
const { isAbsolute } = require("node:path");
const { app } = require("electron");

/**
 * With what Node does not document.
 * @typedef {typeof import("node:module") & {
 *   _load: (request: string, ...rest: unknown[]) => unknown,
 *   prototype: { _compile: (content: string, file: string, ...rest: unknown[]) => unknown },
 * }} WholeModule
 */

/** Milliseconds since the epoch, with fractions; the clock that the bench and the renderer read too. */
const now = () => performance.timeOrigin + performance.now();

/** @type {Partial<import("./electron.mjs").HookStamps>} */
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

/** The first module asked for by an absolute path is the app's entry; Electron's own are asked for by name. */
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
 * Runs in the page: resolves with the time at which a button that says Connect is visible and enabled, the frame that
 * shows it is drawn, and the page is free to answer a click.
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
