import { describe, expect, it } from "vitest";
import { controlFile, parseFpmArguments } from "../../../../scripts/offline/fpm-arguments.ts";

/** The arguments that electron-builder 26 passes to fpm. */
const args = [
  ...["-s", "dir", "--force", "-t", "deb", "-d", "libnss3", "-d", "libasound2t64 | libasound2"],
  ...["--deb-recommends", "gnome-keyring | keepassxc", "--deb-compression", "xz"],
  ...["--architecture", "amd64", "--after-install", "/t/in", "--after-remove", "/t/out"],
  ...["--description", "Keeps tokens\n Connects a business's Pages.", "--version", "0.1.0~test"],
  ...["--package", "/d/a.deb", "--name", "pagekeeper", "--maintainer", "Us <us@here.invalid>"],
  ...["--vendor", "Us", "--url", "https://here.invalid", "--category", "net"],
  ...["--deb-priority", "optional", "--license", "MIT"],
  ...["/d/linux-unpacked/=/opt/Pagekeeper", "/a=b/16x16.png=/usr/share/icons/p.png"],
];

describe("parseFpmArguments", () => {
  it("reads the source and the destination of each file", () => {
    expect(parseFpmArguments(args).files).toEqual([
      { from: "/d/linux-unpacked/", to: "/opt/Pagekeeper" },
      { from: "/a=b/16x16.png", to: "/usr/share/icons/p.png" },
    ]);
  });

  it("reads scripts, output and compression", () => {
    expect(parseFpmArguments(args)).toMatchObject({
      type: "deb",
      output: "/d/a.deb",
      compression: "xz",
      scripts: { postinst: "/t/in", postrm: "/t/out" },
    });
  });

  it("rejects an unknown argument rather than ignoring it", () => {
    expect(() => parseFpmArguments([...args, "--deb-suggests", "x"])).toThrow(/deb-suggests/);
  });
});

describe("controlFile", () => {
  it("uses the format that dpkg reads", () => {
    expect(controlFile(parseFpmArguments(args).fields, 300_000)).toBe(
      [
        "Package: pagekeeper",
        "Version: 0.1.0~test",
        "License: MIT",
        "Vendor: Us",
        "Architecture: amd64",
        "Maintainer: Us <us@here.invalid>",
        "Depends: libnss3, libasound2t64 | libasound2",
        "Recommends: gnome-keyring | keepassxc",
        "Section: net",
        "Priority: optional",
        "Homepage: https://here.invalid",
        "Description: Keeps tokens",
        " Connects a business's Pages.",
        "Installed-Size: 300000",
        "",
      ].join("\n"),
    );
  });

  it("omits fields that have no value", () => {
    const { fields } = parseFpmArguments(["-t", "deb", "--name", "pagekeeper"]);
    expect(controlFile(fields, 1)).not.toMatch(/Recommends|undefined|: $/m);
  });
});
