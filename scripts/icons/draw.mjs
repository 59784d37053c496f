/** Makes pictures of SVG, by the browser that the tests use too. Set CHROMIUM to another one. */
import { chromium } from "@playwright/test";

/**
 * @typedef {{ readonly size: number, readonly png: Buffer, readonly rgba: Buffer }} Picture
 * @returns {Promise<{ draw: (svg: string, size: number, share?: number) => Promise<Picture>, close: () => Promise<void> }>}
 *   `size` in pixels; `share` of it that the drawing takes, in the middle, the rest being transparent
 */
export async function openDrawing() {
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
  const page = await browser.newPage();
  return {
    async draw(svg, size, share = 1) {
      const { png, rgba } = await page.evaluate(drawInPage, { svg, size, share });
      return { size, png: Buffer.from(png, "base64"), rgba: Buffer.from(rgba, "base64") };
    },
    close: () => browser.close(),
  };
}

/** Runs in the page. @param {{ readonly svg: string, readonly size: number, readonly share: number }} drawing */
async function drawInPage({ svg, size, share }) {
  const drawn = Math.round(size * share);
  const image = new Image(drawn, drawn);
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const margin = (size - drawn) / 2;
  context.drawImage(image, margin, margin, drawn, drawn);
  const pixels = context.getImageData(0, 0, size, size).data;
  return {
    png: /** @type {string} */ (canvas.toDataURL("image/png").split(",")[1]),
    // Of ES2026, where tsconfig.json has ES2024.
    rgba: /** @type {Uint8Array & { toBase64(): string }} */ (
      new Uint8Array(pixels.buffer)
    ).toBase64(),
  };
}
