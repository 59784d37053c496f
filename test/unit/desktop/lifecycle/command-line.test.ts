import { describe, expect, it } from "vitest";
import {
  readCommandLine,
  relaunchArguments,
} from "../../../../main/desktop/lifecycle/command-line.ts";

const nothing = { hidden: false, openInBrowser: false };

describe("a command line", () => {
  it("asks for what it names", () => {
    expect(readCommandLine(["pagekeeper"])).toEqual(nothing);
    expect(readCommandLine(["pagekeeper", "--hidden"])).toEqual({ ...nothing, hidden: true });
    expect(readCommandLine(["electron", ".", "--open-in-browser"])).toEqual({
      ...nothing,
      openInBrowser: true,
    });
  });

  it.each([
    ["pagekeeper://open?account=messenger-1"],
    ["pagekeeper://x", "--hidden", "--open-in-browser"],
    ["--hidden", "--open-in-browser", "pagekeeper:x"],
    ["--open-in-browser", "PageKeeper://x"],
  ])("with a link on it asks for nothing: %s", (...args) => {
    expect(readCommandLine(["pagekeeper", ...args])).toEqual(nothing);
  });
});

it("a restart gets the arguments of the first start, but has a window", () => {
  expect(relaunchArguments(["electron", ".", "--hidden", "--no-sandbox"])).toEqual([
    ".",
    "--no-sandbox",
  ]);
});
