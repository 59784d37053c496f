import { needsDisplay, startVirtualDisplay } from "../../../scripts/lib/display.ts";

/** Playwright's global setup. Starts a virtual display if needed, and returns the teardown. */
export default async function provideDisplay(): Promise<() => void> {
  if (!needsDisplay(process.platform, process.env)) return () => undefined;
  const screen = await startVirtualDisplay();
  process.env["DISPLAY"] = screen.name;
  return screen.stop;
}
