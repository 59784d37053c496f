#!/usr/bin/env node
/**
 * Draws the tray's icons anew, after a change in tray-icons/drawings.mjs:
 *
 *   node scripts/tray-icons.mjs
 *
 * Writes assets/tray: for each state a PNG in every scale for Linux, a template image for macOS, an ICO for Windows.
 * The results are in the repository, so that a build needs no browser.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openDrawing } from "./icons/draw.mjs";
import { icoOf } from "./icons/ico.mjs";
import { within } from "./project.mjs";
import { coloured, states, template } from "./tray-icons/drawings.mjs";

const folder = within("assets/tray");
/** Pixels at scale 1: of a Linux panel's usual icon, and of macOS's menu bar. */
const linux = { size: 24, scales: [1, 1.25, 1.5, 2, 3] };
const macos = { size: 16, scales: [1, 2] };
/** Windows takes the one that fits the screen's scale, from 100 to 300 percent. */
const windowsSizes = [16, 20, 24, 32, 40, 48];

mkdirSync(folder, { recursive: true });
const { draw, close } = await openDrawing();
for (const state of states) {
  await writeScaled(state, coloured(state), linux);
  await writeScaled(`${state}Template`, template(state), macos);
  const images = [];
  for (const size of windowsSizes) {
    images.push(await draw(coloured(state), size));
  }
  writeFileSync(join(folder, `${state}.ico`), icoOf(images));
}
await close();

/**
 * By Electron's names: `works.png`, `works@2x.png`.
 * @param {string} name @param {string} svg
 * @param {{ readonly size: number, readonly scales: readonly number[] }} form
 */
async function writeScaled(name, svg, { size, scales }) {
  for (const scale of scales) {
    const { png } = await draw(svg, size * scale);
    const suffix = scale === 1 ? "" : `@${scale}x`;
    writeFileSync(join(folder, `${name}${suffix}.png`), png);
  }
}
