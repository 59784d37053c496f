import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pages } from "../../main/practice/index.ts";
import type { Profile } from "./support/app.ts";
import { listSecrets } from "./support/consistency.ts";
import { startFacebook } from "./support/external-facebook.ts";
import { expect, test } from "./support/fixtures.ts";
import { connect } from "./support/http-login.ts";
import { noticeTexts, settingsTexts } from "./support/texts.ts";
import { account, accounts, notices, openSettings } from "./support/ui.ts";

interface Damage {
  readonly name: string;
  readonly do: (content: Buffer) => Buffer;
  /** The part of the quarantined file's name that gives the reason. */
  readonly mark: "damaged" | "newer";
}

const damages: readonly Damage[] = [
  {
    name: "truncated",
    do: (content) => content.subarray(0, content.length / 2),
    mark: "damaged",
  },
  {
    name: "not JSON",
    do: () => Buffer.from([0xff, 0xfe, 0x00, 0x7b]),
    mark: "damaged",
  },
  {
    name: "from a newer version",
    do: (content) =>
      Buffer.from(JSON.stringify({ ...JSON.parse(content.toString()), version: 99 })),
    mark: "newer",
  },
];

/** Returns the absolute path of the profile's quarantined file. Expects exactly one. */
async function quarantinedFile({ folder }: Profile, file: string, mark: string): Promise<string> {
  const kept = (await readdir(folder)).filter((name) => name.startsWith(`${file}.${mark}-`));
  expect(kept).toHaveLength(1);
  return join(folder, kept[0] ?? "");
}

for (const damage of damages) {
  test(`accounts in a file that is ${damage.name} can be connected again, and the file is kept`, async ({
    keyring,
    profile,
    start,
  }) => {
    await using facebook = await startFacebook();
    const first = await start(facebook.practiceEnv);
    await connect(first, "Messenger");
    await first.close();
    const file = join(profile.folder, "practice-accounts.json");
    const damaged = damage.do(await readFile(file));
    await writeFile(file, damaged);
    const secrets = await listSecrets(keyring);

    const next = await start(facebook.practiceEnv);
    const quarantined = await quarantinedFile(profile, "practice-accounts", damage.mark);
    await expect(notices(next.window)).toContainText(
      noticeTexts.quarantined.accounts(quarantined, damage.mark),
    );
    await expect(accounts(next.window, "Messenger")).toHaveCount(0);
    expect(await listSecrets(keyring)).toEqual(secrets);

    await connect(next, "Messenger");
    await expect(account(next.window, "Messenger", pages.harborYoga.name)).toContainText("Works");
    expect(await listSecrets(keyring)).toEqual(secrets);
    await next.close();
    expect(await readFile(quarantined)).toEqual(damaged);
    expect(await readFile(file, "utf8")).toContain(pages.harborYoga.id);
  });
}

test("unreadable settings are quarantined and replaced by the defaults", async ({
  profile,
  start,
}) => {
  const file = join(profile.folder, "settings.json");
  const damaged = '{"version":1,"data":{"port":"eighty"}}';
  await writeFile(file, damaged);
  const app = await start();
  const { window } = app;
  const quarantined = await quarantinedFile(profile, "settings", "damaged");
  await expect(notices(app.window)).toContainText(quarantined);
  await expect(
    window.getByText(noticeTexts.quarantined.settings(quarantined, "damaged")),
  ).toBeVisible();

  const settings = await openSettings(window);
  const port = settings.getByRole("textbox", { name: "Port" });
  await expect(port).toHaveValue("47814");
  await port.fill("47820");
  await settings.getByRole("button", { name: "Save" }).click();
  await expect(window.getByText(settingsTexts.settingSaved)).toBeVisible();
  expect(await readFile(file, "utf8")).toContain("47820");
  expect(await readFile(quarantined, "utf8")).toBe(damaged);
});
