import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  findUpdateSupport,
  type InstallationFacts,
  updateSupportOf,
} from "../../../../main/desktop/updates/self-update-support.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const published = "provider: github\nowner: pagekeeper\nrepo: pagekeeper";
const signed = `${published}\npublisherName:\n  - Pagekeeper`;
const teamSignature = "Identifier=app.pagekeeper\nTeamIdentifier=ABCDE12345\nSealed Resources=none";
const adHocSignature = "Identifier=app.pagekeeper\nSignature=adhoc\nTeamIdentifier=not set\n";

const facts = (more: Partial<InstallationFacts>): InstallationFacts => ({
  platform: "linux",
  packaged: true,
  program: "/home/dana/Pagekeeper/pagekeeper",
  resources: "/home/dana/Pagekeeper/resources",
  hasServer: false,
  appImage: undefined,
  config: published,
  signature: undefined,
  ...more,
});
const appImage = "/home/dana/Pagekeeper.AppImage";

describe("updateSupportOf", () => {
  it.each<[string, Partial<InstallationFacts>, string]>([
    ["an AppImage", { appImage }, "supported"],
    ["a deb or an rpm", { program: "/opt/Pagekeeper/pagekeeper" }, "package"],
    ["an archive in a similar folder", { program: "/opt/pagekeeper/pagekeeper" }, "archive"],
    ["an unpacked archive", {}, "archive"],
    ["an archive without app-update.yml", { config: undefined }, "archive"],
    ["an AppImage without app-update.yml", { appImage, config: undefined }, "development"],
    ["a signed Windows program", { platform: "win32", config: signed }, "supported"],
    ["an unsigned Windows program", { platform: "win32" }, "unsigned"],
    ["a signed Mac app", { platform: "darwin", signature: teamSignature }, "supported"],
    [
      "a Mac app signed without a team",
      { platform: "darwin", signature: adHocSignature },
      "unsigned",
    ],
    ["an unsigned Mac app", { platform: "darwin", signature: "" }, "unsigned"],
    ["a development build", { packaged: false }, "development"],
    ["a development build started from an AppImage", { packaged: false, appImage }, "development"],
    [
      "a development build with a server and a file to replace",
      { packaged: false, hasServer: true, appImage },
      "supported",
    ],
    [
      "a development build with a server but no file",
      { packaged: false, hasServer: true },
      "development",
    ],
  ])("detects the support of %s", (_what, more, support) => {
    expect(updateSupportOf(facts(more))).toBe(support);
  });
});

describe("findUpdateSupport", () => {
  const parts = (resources: string) => ({
    platform: "linux" as const,
    packaged: true,
    program: "/tmp/.mount_Pagekeeper/pagekeeper",
    resources,
    hasServer: false,
    appImage,
  });

  it("reads app-update.yml beside the app", async () => {
    const resources = tempFolder();
    expect(await findUpdateSupport(parts(resources))).toBe("development");
    writeFileSync(join(resources, "app-update.yml"), published);
    expect(await findUpdateSupport(parts(resources))).toBe("supported");
  });
});
