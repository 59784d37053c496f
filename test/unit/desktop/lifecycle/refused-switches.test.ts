import { expect, it } from "vitest";
import { findRefusedSwitch } from "../../../../main/desktop/lifecycle/refused-switches.ts";

const commandLine = (...switches: string[]) => ({
  hasSwitch: (name: string) => switches.includes(name),
});

it.each([
  "remote-debugging-port",
  "remote-debugging-pipe",
  "renderer-cmd-prefix",
  "gpu-launcher",
  "load-extension",
  "js-flags",
  "disable-web-security",
])("refuses --%s", (name) => {
  expect(findRefusedSwitch(commandLine("disable-gpu", name))).toBe(name);
});

it("allows switches for the display, the sandbox and the user's proxy", () => {
  const usual = ["no-sandbox", "disable-gpu", "ozone-platform", "proxy-server", "user-data-dir"];
  expect(findRefusedSwitch(commandLine(...usual))).toBeUndefined();
});

it("allows every switch while Node's inspector is open, because tests need both", () => {
  expect(findRefusedSwitch(commandLine("remote-debugging-port"), true)).toBeUndefined();
});
