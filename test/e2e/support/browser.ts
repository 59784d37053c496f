import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "@playwright/test";

const candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser of the person at the computer: the system's Chromium, which asks nobody outside this machine. */
export function openBrowser(switches: readonly string[] = []): Promise<Browser> {
  const executablePath = candidates.find((path) => existsSync(path));
  if (executablePath === undefined)
    throw new Error(`No Chromium found at ${candidates.join(", ")}.`);
  return chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...switches,
    ],
  });
}

/** In the practice Facebook's dialog: leaves everything ticked and goes on. */
export async function continueAtFacebook(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Continue" }).click();
}
