import { needsDisplay, startVirtualDisplay } from "../../../scripts/lib/display.ts";

/** Playwright's global set-up: a screen for the windows where there is none, for as long as the tests run. */
export default async function provideDisplay(): Promise<() => void> {
  if (!needsDisplay(process.platform, process.env)) return () => undefined;
  const screen = await startVirtualDisplay();
  process.env["DISPLAY"] = screen.name;
  return screen.stop;
}
