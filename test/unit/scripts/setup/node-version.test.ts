import { expect, it } from "vitest";
import { unsupportedNode } from "../../../../scripts/setup/node-version.mjs";

it.each(["20.19.0", "20.20.2", "22.0.0", "24.21.0"])("accepts Node %s", (version) => {
  expect(unsupportedNode(version)).toBeUndefined();
});

it.each(["18.20.8", "20.18.3", "19.99.0"])("says what to do about Node %s", (version) => {
  expect(unsupportedNode(version)).toMatch(
    `needs Node 20.19 or newer; this is Node ${version}. Install a newer one`,
  );
});
