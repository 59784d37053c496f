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

describe("new versions come", () => {
  it.each<[string, Partial<InstallationFacts>, string]>([
    ["to an AppImage", { appImage }, "supported"],
    ["to a deb or an rpm", { program: "/opt/Pagekeeper/pagekeeper" }, "package"],
    ["to an archive that lies near them", { program: "/opt/pagekeeper/pagekeeper" }, "archive"],
    ["to an unpacked archive", {}, "archive"],
    ["to an archive, which names no server", { config: undefined }, "archive"],
    ["to an AppImage that is not to be published", { appImage, config: undefined }, "development"],
    ["to a signed Windows", { platform: "win32", config: signed }, "supported"],
    ["to an unsigned Windows", { platform: "win32" }, "unsigned"],
    ["to a signed Mac", { platform: "darwin", signature: teamSignature }, "supported"],
    ["to a Mac signed by nobody", { platform: "darwin", signature: adHocSignature }, "unsigned"],
    ["to a Mac not signed at all", { platform: "darwin", signature: "" }, "unsigned"],
    ["to a development build", { packaged: false }, "development"],
    ["to one beside an AppImage", { packaged: false, appImage }, "development"],
    ["to one that was told where", { packaged: false, hasServer: true, appImage }, "supported"],
    ["to one that has no file", { packaged: false, hasServer: true }, "development"],
  ])("%s", (_what, more, from) => {
    expect(updateSupportOf(facts(more))).toBe(from);
  });
});

describe("what lies beside the app", () => {
  const parts = (resources: string) => ({
    platform: "linux" as const,
    packaged: true,
    program: "/tmp/.mount_Pagekeeper/pagekeeper",
    resources,
    hasServer: false,
    appImage,
  });

  it("is read", async () => {
    const resources = tempFolder();
    expect(await findUpdateSupport(parts(resources))).toBe("development");
    writeFileSync(join(resources, "app-update.yml"), published);
    expect(await findUpdateSupport(parts(resources))).toBe("supported");
  });
});
