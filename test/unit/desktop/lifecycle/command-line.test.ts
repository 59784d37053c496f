import { describe, expect, it } from "vitest";
import {
  readCommandLine,
  relaunchArguments,
} from "../../../../main/desktop/lifecycle/command-line.ts";

const nothing = { hidden: false, openInBrowser: false };

describe("a command line", () => {
  it("has the flags that it contains", () => {
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
  ])("has no flags if it contains a link: %s", (...args) => {
    expect(readCommandLine(["pagekeeper", ...args])).toEqual(nothing);
  });
});

it("passes the arguments on to a relaunch, except for --hidden", () => {
  expect(relaunchArguments(["electron", ".", "--hidden", "--no-sandbox"])).toEqual([
    ".",
    "--no-sandbox",
  ]);
});
