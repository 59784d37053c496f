import { needsDisplay, startVirtualDisplay } from "../../../scripts/lib/display.ts";

/** Playwright's global set-up: starts a virtual display if there is none. Returns its teardown. */
export default async function provideDisplay(): Promise<() => void> {
  if (!needsDisplay(process.platform, process.env)) return () => undefined;
  const screen = await startVirtualDisplay();
  process.env["DISPLAY"] = screen.name;
  return screen.stop;
}
