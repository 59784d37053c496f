/**
 * `npm run icons`: draws the icons of the app and the tray into assets/. The icons are committed,
 * so that a build needs no browser. Run this after a change to assets/app/icon.svg or
 * scripts/icons.
 */
import { readFileSync, writeFileSync } from "node:fs";
import pngToIco from "png-to-ico";
import { launchBrowser } from "../test/e2e/support/browser.ts";
import { coloured, template, trayStates } from "./icons/tray-drawings.ts";
import { inProject } from "./lib/project.mjs";

/** The size in pixels. electron-builder derives the other sizes and formats. */
const appIconSize = 1024;
/** Apple's icon grid leaves this margin around an icon, in pixels. */
const macMargin = (1024 - 824) / 2;

/** The sizes of a panel icon on Linux and a menu bar icon on macOS, in pixels at scale 1. */
const linux = { size: 24, scales: [1, 1.25, 1.5, 2, 3] };
const macos = { size: 16, scales: [1, 2] };
/**
 * The sizes in a Windows icon, in pixels. Windows chooses one by the display scale, which can be
 * from 100 to 300 percent.
 */
const windowsSizes = [16, 20, 24, 32, 40, 48];

const browser = await launchBrowser();
const page = await browser.newPage();

const appIcon = readFileSync(inProject("assets/app/icon.svg"), "utf8");
writeFileSync(inProject("assets/app/icon.png"), await draw(appIcon, appIconSize));
writeFileSync(inProject("assets/app/icon-mac.png"), await draw(appIcon, appIconSize, macMargin));
for (const state of trayStates) {
  await writeScaled(state, coloured(state), linux);
  await writeScaled(`${state}Template`, template(state), macos);
  const images: Buffer[] = [];
  for (const size of windowsSizes) images.push(await draw(coloured(state), size));
  writeFileSync(inProject(`assets/tray/${state}.ico`), await pngToIco(images));
}
await browser.close();

/**
 * Writes a file for each scale, with the names that Electron expects: `works.png`, `works@2x.png`.
 */
async function writeScaled(name: string, svg: string, { size, scales }: typeof linux) {
  for (const scale of scales) {
    const suffix = scale === 1 ? "" : `@${scale}x`;
    writeFileSync(inProject(`assets/tray/${name}${suffix}.png`), await draw(svg, size * scale));
  }
}

/** Returns a square PNG. `size` and `margin` are in pixels. */
async function draw(svg: string, size: number, margin = 0): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  const style = `body { margin: ${margin}px } svg { display: block; width: ${size - 2 * margin}px; height: auto }`;
  await page.setContent(`<style>${style}</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}
