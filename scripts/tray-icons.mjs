#!/usr/bin/env node
/**
 * Draws the tray's icons anew, after a change in tray-icons/drawings.mjs:
 *
 *   node scripts/tray-icons.mjs
 *
 * Writes assets/tray: for each state a PNG in every scale for Linux, a template image for macOS, an ICO for Windows.
 * The results are in the repository, so that a build needs no browser. Set CHROMIUM to another browser.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { within } from "./project.mjs";
import { coloured, states, template } from "./tray-icons/drawings.mjs";
import { icoOf } from "./tray-icons/ico.mjs";

const folder = within("assets/tray");
/** Pixels at scale 1: of a Linux panel's usual icon, and of macOS's menu bar. */
const linux = { size: 24, scales: [1, 1.25, 1.5, 2, 3] };
const macos = { size: 16, scales: [1, 2] };
/** Windows takes the one that fits the screen's scale, from 100 to 300 percent. */
const windowsSizes = [16, 20, 24, 32, 40, 48];

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
const page = await browser.newPage();
for (const state of states) {
  await writeScaled(state, coloured(state), linux);
  await writeScaled(`${state}Template`, template(state), macos);
  const images = [];
  for (const size of windowsSizes) {
    images.push({ size, rgba: (await draw(coloured(state), size)).rgba });
  }
  writeFileSync(join(folder, `${state}.ico`), icoOf(images));
}
await browser.close();

/** By Electron's names: `works.png`, `works@2x.png`. */
async function writeScaled(name, svg, { size, scales }) {
  for (const scale of scales) {
    const { png } = await draw(svg, size * scale);
    const suffix = scale === 1 ? "" : `@${scale}x`;
    writeFileSync(join(folder, `${name}${suffix}.png`), png);
  }
}

/** @param {string} svg @param {number} size pixels */
async function draw(svg, size) {
  const { png, rgba } = await page.evaluate(drawInPage, { svg, size });
  return { png: Buffer.from(png, "base64"), rgba: Buffer.from(rgba) };
}

/** Runs in the page. */
async function drawInPage({ svg, size }) {
  const image = new Image(size, size);
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0, size, size);
  return {
    png: canvas.toDataURL("image/png").split(",")[1],
    rgba: [...context.getImageData(0, 0, size, size).data],
  };
}
