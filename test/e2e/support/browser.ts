import { existsSync } from "node:fs";
import { type Browser, chromium } from "@playwright/test";

export const chromiumCandidates = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** Returns the switches that turn off Chromium's own background requests to the internet. */
export const chromiumSwitches = (): readonly string[] => [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Launches the system's Chromium and turns off its own background requests to the internet. */
export function launchBrowser(switches: readonly string[] = []): Promise<Browser> {
  const executablePath = chromiumCandidates.find((path) => existsSync(path));
  if (executablePath === undefined)
    throw new Error(`No Chromium found at ${chromiumCandidates.join(", ")}.`);
  return chromium.launch({
    executablePath,
    args: [...chromiumSwitches(), ...switches],
  });
}
