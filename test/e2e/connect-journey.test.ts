import { pages, people } from "../../main/practice/index.ts";
import { logIn } from "./support/dialog.ts";
import { expect, test } from "./support/fixtures.ts";
import { serverTexts, windowTexts } from "./support/texts.ts";

const service = "Pagekeeper Practice";

test("connects both channels, keeps them after a restart, and disconnects, with all tokens in the keychain", async ({
  keyring,
  start,
  tab,
}) => {
  const first = await start();
  await expect(first.window.getByText(windowTexts.practiceMode, { exact: true })).toBeVisible();

  await test.step("connects Messenger in the browser", async () => {
    await first.window.getByRole("button", { name: "Connect Messenger" }).click();
    await expect(
      first.window.getByRole("progressbar", { name: "Connecting Messenger" }),
    ).toBeVisible();
    await tab.goto(await first.openedLink());
    await logIn(tab);
    await expect(tab.getByText(serverTexts.goBack)).toBeVisible();
    await tab.getByRole("link", { name: serverTexts.openPagekeeper }).click();
    await expect(first.window.getByRole("status")).toContainText("Facebook Messenger connected");
    const bakery = first.window
      .getByRole("list", { name: "Messenger accounts" })
      .getByRole("listitem")
      .filter({ hasText: pages.northwindBakery.name })
      .first();
    await expect(bakery).toContainText("Works");
  });

  await test.step("another program can read the token from the Secret Service", async () => {
    const token = await keyring.lookup(service, `page:${pages.northwindBakery.id}`);
    expect(token).toMatch(/^EAA/);
    expect(await keyring.lookup(service, `user:${people.dana.id}`)).toMatch(/^EAA/);
  });

  await test.step("connects Instagram in the same browser", async () => {
    await first.window.getByRole("button", { name: "Connect Instagram" }).click();
    await tab.goto(await first.openedLink());
    await logIn(tab);
    await expect(first.window.getByRole("status")).toContainText("Instagram connected");
    await expect(
      first.window
        .getByRole("list", { name: "Instagram accounts" })
        .getByText("@northwind.bakery")
        .first(),
    ).toBeVisible();
    await expect(
      first.window.getByRole("region", { name: windowTexts.unconnectableRegion }),
    ).toBeVisible();
  });

  await first.close();
  const again = await start();
  const { window } = again;

  await test.step("shows the accounts after a restart", async () => {
    await expect(window.getByRole("list", { name: "Messenger accounts" })).toContainText(
      pages.harborYoga.name,
    );
    await expect(window.getByRole("list", { name: "Instagram accounts" })).toContainText(
      "@northwind.bakery",
    );
  });

  await test.step("disconnects one account and keeps that of the other channel", async () => {
    await window.getByRole("button", { name: `More for ${pages.harborYoga.name}` }).click();
    await window.getByRole("menuitem", { name: "Disconnect…" }).click();
    await window
      .getByRole("alertdialog", { name: `Disconnect ${pages.harborYoga.name}?` })
      .getByRole("button", { name: "Disconnect", exact: true })
      .click();
    await expect(window.getByRole("list", { name: "Messenger accounts" })).not.toContainText(
      pages.harborYoga.name,
    );
    await expect.poll(() => keyring.lookup(service, `page:${pages.harborYoga.id}`)).toBeUndefined();
    expect(await keyring.lookup(service, `page:${pages.northwindBakery.id}`)).toBeDefined();
  });

  await test.step("disconnects the channels and leaves nothing in the Secret Service", async () => {
    for (const channel of ["Messenger", "Instagram"]) {
      await window
        .getByRole("region", { name: channel, exact: true })
        .getByRole("button", { name: "Disconnect all…" })
        .click();
      await window
        .getByRole("alertdialog", { name: `Disconnect all ${channel} accounts?` })
        .getByRole("button", { name: /^Disconnect \d+ accounts?$/ })
        .click();
      await expect(window.getByRole("list", { name: `${channel} accounts` })).toHaveCount(0);
    }
    await expect.poll(() => keyring.size()).toBe(0);
  });
});
