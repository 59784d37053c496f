/** Tests the application menu and the context menus of the running app. */
import type { Locator, Page } from "@playwright/test";
import { issuesAddress } from "../../common/issues-address.ts";
import type { App } from "./support/app.ts";
import { expect, test } from "./support/fixtures.ts";
import { inMain } from "./support/in-main.ts";
import { chooseItem, openedMenus, recordMenus } from "./support/menu.ts";
import { guideTexts, helpTexts } from "./support/texts.ts";
import { connectButton, flow, openSettings, progress } from "./support/ui.ts";

/** Adds a text field above everything else on the page. */
async function addField(page: Page, value = ""): Promise<Locator> {
  await page.evaluate((text) => {
    const dialog = document.createElement("dialog");
    const field = document.createElement("input");
    Object.assign(field, { value: text, ariaLabel: "Test field" });
    dialog.append(field);
    document.body.append(dialog);
    dialog.showModal();
  }, value);
  return page.getByLabel("Test field");
}

const writeToClipboard = (app: App) =>
  inMain(app.process, ({ clipboard }) => clipboard.writeText("1234567890"));
const readClipboard = (app: App) => inMain(app.process, ({ clipboard }) => clipboard.readText());

const lastLabels = async (app: App) => (await openedMenus(app)).at(-1)?.labels;

test("text is pasted into a field of a dialog with the mouse alone", async ({ start }) => {
  const app = await start();
  await recordMenus(app);
  await writeToClipboard(app);
  const field = await addField(app.window);
  await field.click({ button: "right" });
  await expect.poll(() => lastLabels(app)).toEqual(["-Cut", "-Copy", "Paste", "-Select all"]);
  await chooseItem(app, 2);
  await expect(field).toHaveValue("1234567890");
});

test("selected text of a field is copied and cut, and never that of a password", async ({
  start,
}) => {
  const app = await start();
  await recordMenus(app);
  const field = await addField(app.window, "Northwind");
  await field.selectText();
  await field.click({ button: "right" });
  await expect.poll(() => lastLabels(app)).toEqual(["Cut", "Copy", "-Paste", "Select all"]);
  await chooseItem(app, 0);
  await expect(field).toHaveValue("");
  expect(await readClipboard(app)).toBe("Northwind");
  await field.fill("secret");
  await field.evaluate((input: HTMLInputElement) => Object.assign(input, { type: "password" }));
  await field.selectText();
  await field.click({ button: "right" });
  await expect.poll(() => lastLabels(app)).toEqual(["-Cut", "-Copy", "Paste", "Select all"]);
});

test("text of the page can only be copied, and elsewhere there is no menu", async ({ start }) => {
  const app = await start();
  await recordMenus(app);
  const text = app.window.getByRole("heading").first();
  await text.click({ button: "right" });
  await text.selectText();
  await text.click({ button: "right" });
  await expect.poll(() => openedMenus(app)).toMatchObject([{ labels: ["Copy"] }]);
});

test("a page's own context menu takes the place of the system's", async ({ start }) => {
  const app = await start();
  await recordMenus(app);
  const field = await addField(app.window);
  await app.window.evaluate(() => {
    addEventListener("contextmenu", (event) => event.preventDefault(), { once: true });
  });
  // Only the first of the two clicks is prevented.
  await field.click({ button: "right" });
  expect(await openedMenus(app)).toEqual([]);
  await field.click({ button: "right" });
  await expect.poll(() => openedMenus(app)).toHaveLength(1);
});

test("a password is pasted into a login window", async ({ start }) => {
  const app = await start();
  await recordMenus(app);
  await writeToClipboard(app);
  await connectButton(app.window, "Messenger").click();
  const opened = app.process.waitForEvent("window");
  await flow(app.window, "Messenger").getByRole("button", { name: "Open here" }).click();
  const field = await addField(await opened);
  await field.click({ button: "right" });
  await expect.poll(() => lastLabels(app)).toEqual(["-Cut", "-Copy", "Paste", "-Select all"]);
  await chooseItem(app, 2);
  await expect(field).toHaveValue("1234567890");
});

/**
 * Presses the keys as the keyboard does. Playwright's own key presses go to the page alone.
 */
const press = (app: App, ...keys: readonly ("Alt" | "X" | "F10")[]) =>
  app.process.evaluate(({ BrowserWindow }, codes) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents;
    for (const keyCode of codes) page?.sendInputEvent({ type: "keyDown", keyCode });
    for (const keyCode of codes.toReversed()) page?.sendInputEvent({ type: "keyUp", keyCode });
  }, keys);

const applicationMenu = ["File", "Edit", "View", "Window", "Help"];
const plain = (labels: readonly string[] | undefined) =>
  labels?.map((label) => label.replace("&", ""));

test("the application menu opens by Alt, by F10, and below its button", async ({ start }) => {
  const app = await start();
  await recordMenus(app);
  await press(app, "Alt");
  await expect.poll(() => openedMenus(app)).toMatchObject([{ x: 0, y: 36 }]);
  expect(plain(await lastLabels(app))).toEqual(applicationMenu);
  await press(app, "Alt", "X");
  await press(app, "F10");
  await expect.poll(() => openedMenus(app)).toHaveLength(2);
  await app.window.evaluate(() => window.pagekeeper?.showMenu({ x: 8, y: 36 }));
  expect((await openedMenus(app)).slice(2)).toMatchObject([{ x: 8, y: 36 }]);
});

test("the page knows the room that the window's buttons leave", async ({ start }) => {
  const { window } = await start();
  const bar = await window.evaluate(() => {
    const probe = document.createElement("div");
    probe.style.width = "env(titlebar-area-width, -1px)";
    probe.style.height = "env(titlebar-area-height, -1px)";
    document.body.append(probe);
    const { width, height } = getComputedStyle(probe);
    probe.remove();
    return { width: innerWidth - Number.parseFloat(width), height };
  });
  expect(bar.height).toBe("36px");
  expect(bar.width).toBeGreaterThan(50);
});

/** Presses keys. Returns whether the page does not prevent what the application would do. */
async function isLeftToMenu(page: Page, keys: string): Promise<boolean> {
  await page.evaluate(() => {
    addEventListener("keydown", ({ defaultPrevented }) => {
      Reflect.set(window, "isLeft", !defaultPrevented);
    });
  });
  await page.keyboard.press(keys);
  return page.evaluate(() => Reflect.get(window, "isLeft") as boolean);
}

/** Chooses an item of the application menu. A second run would only open the same dialog again. */
const choose = (app: App, label: string) =>
  app.process.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
    items?.find((item) => item.label === wanted)?.click();
  }, label);

test("the Help menu opens dialogs in the window", async ({ start }) => {
  const app = await start();
  const dialog = app.window.getByRole("dialog");

  await test.step("shows the keyboard shortcuts", async () => {
    await choose(app, "Keyboard shortcuts");
    await expect(dialog).toHaveAccessibleName(helpTexts.shortcuts);
    await expect(dialog).toContainText(helpTexts.find);
    // The menu, which would open the search above the dialog, gets only what the page leaves.
    expect(await isLeftToMenu(app.window, "Control+K")).toBe(false);
    await expect(app.window.getByRole("combobox")).toHaveCount(0);
    await app.window.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  });

  await test.step("lists what is new without a network", async () => {
    await choose(app, "What's new");
    await expect(dialog.getByRole("heading", { name: "Added" })).toBeVisible();
    await dialog.getByRole("button", { name: "Close" }).click();
  });

  await test.step("copies diagnostics and opens the page for reports", async () => {
    await choose(app, "Report a problem…");
    await dialog.getByRole("button", { name: helpTexts.copyDiagnostics }).click();
    await expect(dialog.getByText(helpTexts.copied)).toBeVisible();
    expect(await readClipboard(app)).toContain("Pagekeeper");
    await dialog.getByRole("link", { name: helpTexts.openIssues }).click();
    expect(await app.openedLink()).toBe(issuesAddress);
  });
});

test("the set-up guide opens from the menu and above the settings", async ({ start }) => {
  const app = await start();
  const { window } = app;
  const guide = window.getByRole("dialog", { name: guideTexts.title });
  const heading = (chapter: keyof typeof guideTexts.chapters) =>
    guide.getByRole("heading", { name: guideTexts.chapters[chapter].title, exact: true });

  await choose(app, "Set-up guide");
  await expect(heading("create")).toBeVisible();
  await expect(guide.getByRole("img", { name: guideTexts.pictures.createApp })).toBeVisible();
  await expect(guide.getByText(guideTexts.uncompared)).toHaveCount(5);
  await guide.getByRole("button", { name: guideTexts.chapters.live.title, exact: true }).focus();
  await window.keyboard.press("Enter");
  await expect(heading("live")).toBeFocused();
  await guide.getByRole("button", { name: guideTexts.next("") }).focus();
  await window.keyboard.press("Enter");
  await expect(heading("server")).toBeFocused();
  await guide.getByRole("link", { name: "Webhooks for Pages" }).click();
  expect(await app.openedLink()).toContain("https://developers.facebook.com/docs/pages-api/");
  await window.keyboard.press("Escape");
  await expect(guide).toHaveCount(0);

  const settings = await openSettings(window);
  const opener = settings.getByRole("button", { name: guideTexts.title });
  await opener.click();
  await expect(heading("create")).toBeVisible();
  await window.keyboard.press("Escape");
  await expect(guide).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test("the File menu starts a login and a check in the window", async ({ start }) => {
  const app = await start();
  await choose(app, "Connect Messenger");
  await expect(progress(app.window, "Messenger")).toBeVisible();
  expect(new URL(await app.openedLink()).pathname).toBe("/signin");
  await choose(app, "Check now");
  await expect(app.window.getByRole("status")).toContainText("checked");
});
