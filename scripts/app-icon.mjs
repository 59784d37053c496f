#!/usr/bin/env node
/**
 * Draws the app's icon anew in every size and form, after a change in assets/app/icon.svg:
 *
 *   node scripts/app-icon.mjs
 *
 * The results are in the repository, so that a build needs no browser.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openDrawing } from "./icons/draw.mjs";
import { icnsOf, icnsSizes } from "./icons/icns.mjs";
import { icoOf } from "./icons/ico.mjs";
import { within } from "./project.mjs";

const folder = within("assets/app");
/** Of the icon themes of Linux's desktops. */
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
/** Of the taskbar and the Explorer at every scale of the screen; the installer wants one of 256. */
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 256];
/** On a Mac the plate takes 824 of 1024 pixels, and the rest is air (Apple's icon grid). */
const macShare = 824 / 1024;

const svg = readFileSync(join(folder, "icon.svg"), "utf8");
const { draw, close } = await openDrawing();
/** @param {readonly number[]} sizes @param {number} [share] */
const drawAll = (sizes, share) => Promise.all(sizes.map((size) => draw(svg, size, share)));

mkdirSync(join(folder, "icons"), { recursive: true });
for (const { size, png } of await drawAll(linuxSizes)) {
  writeFileSync(join(folder, "icons", `${size}x${size}.png`), png);
}
writeFileSync(join(folder, "icon.ico"), icoOf(await drawAll(windowsSizes)));
writeFileSync(join(folder, "icon.icns"), icnsOf(await drawAll(icnsSizes, macShare)));
await close();
