import { url as inspectorUrl } from "node:inspector";
import type { CommandLine } from "electron";

/**
 * Chromium's switches that give another program control of our pages. unsafe-settings.ts removes
 * those that concern the network, and the fuses disable Node's own, such as `--inspect`.
 */
const refused = [
  // They open a debugger, which can make the window's calls.
  "remote-debugging-port",
  "remote-debugging-pipe",
  "remote-debugging-address",
  "remote-allow-origins",
  // They run another program or foreign code in place of our processes.
  "browser-subprocess-path",
  "renderer-cmd-prefix",
  "utility-cmd-prefix",
  "gpu-launcher",
  "load-extension",
  "js-flags",
  // They take down the walls between pages.
  "single-process",
  "disable-web-security",
  "disable-site-isolation-trials",
  "allow-running-insecure-content",
  "unsafely-treat-insecure-origin-as-secure",
] as const;

/**
 * Returns the first switch on the command line that Pagekeeper refuses. Allows all of them if
 * Node's inspector is open, because a program that uses the inspector controls the app anyway. The
 * shipped fuses forbid the inspector. Tests need it, so they run a build or a copy of the package.
 *
 * Allows `--no-sandbox`, because an AppImage adds it where the system forbids the sandbox, and the
 * app says so.
 */
export const findRefusedSwitch = (
  commandLine: Pick<CommandLine, "hasSwitch">,
  isInspected = inspectorUrl() !== undefined,
): string | undefined =>
  isInspected ? undefined : refused.find((name) => commandLine.hasSwitch(name));
