/** Checks the accessibility of the practice Facebook's pages, and the tools of its lists. */
import type { Page } from "@playwright/test";
import { type Practice, pages, people, startPractice } from "../../main/practice/index.ts";
import { permissions } from "../../main/practice/permissions.ts";
import { findViolations } from "./support/axe.ts";
import { test as base, expect } from "./support/fixtures.ts";
import { layoutProblems } from "./support/layout-checks.ts";

const test = base.extend<{ practice: Practice }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a pattern.
  practice: async ({}, use) => {
    const practice = await startPractice();
    await use(practice);
    await practice.close();
  },
});

const looks = [
  { colorScheme: "light", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "none" },
  { colorScheme: "light", forcedColors: "active" },
] as const;

async function expectAccessible(page: Page): Promise<void> {
  const name = await page.title();
  for (const look of looks) {
    await page.emulateMedia(look);
    expect.soft(await findViolations(page), `${name} ${JSON.stringify(look)}`).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 480 });
  expect.soft(await page.evaluate(layoutProblems), `${name}, 320 px wide`).toEqual([]);
  await page.setViewportSize({ width: 1000, height: 700 });
}

function dialogAddress({ appId, origin }: Practice): string {
  const params = {
    client_id: appId,
    redirect_uri: "http://localhost:47814/auth/facebook/callback",
    scope: permissions.join(","),
  };
  return `${origin}/v26.0/dialog/oauth?${new URLSearchParams(params)}`;
}

const press = (page: Page, name: string) => page.getByRole("button", { name }).click();

test("each step of the login is accessible", async ({ practice, tab }) => {
  await tab.goto(dialogAddress(practice));
  for (const name of ["Continue as", "Continue", "Continue", "Continue", "Save"]) {
    await expectAccessible(tab);
    await press(tab, name);
  }
  await expectAccessible(tab);
  await tab.goto(dialogAddress(practice));
  await expectAccessible(tab);
  await press(tab, "Log into another account");
  await expectAccessible(tab);
});

test("the settings and the page of what can go wrong are accessible", async ({ practice, tab }) => {
  const person = people.dana.id;
  const page = pages.studioFern.id;
  practice.control.do({ action: "role", person, page, role: "no-messaging" });
  practice.control.do({ action: "restriction", page, restriction: "page" });
  for (const path of [
    `www.facebook.com/${page}/settings/?tab=profile_access`,
    `www.facebook.com/${page}/settings/?tab=linked_instagram`,
    "www.facebook.com/support/",
    "help.instagram.com/791161338412168",
    "www.facebook.com/nowhere",
    `practice?shown-page=${page}`,
  ]) {
    await tab.goto(`${practice.origin}/${path}`);
    await expectAccessible(tab);
  }
});

test("a list of Pages can be searched, and only what it shows is ticked", async ({
  practice,
  tab,
}) => {
  await tab.goto(dialogAddress(practice));
  await press(tab, "Continue as");
  const boxes = tab.getByRole("checkbox");
  await expect(boxes).toHaveCount(45);
  await press(tab, "Select none");
  await expect(tab.getByText("0 of 45")).toBeVisible();
  await tab.getByRole("searchbox", { name: "Search Pages" }).fill("branch 1");
  await expect(boxes).toHaveCount(10);
  await press(tab, "Select all");
  await expect(tab.getByText("10 of 45")).toBeVisible();
  await tab.getByRole("searchbox").press("Enter");
  await tab.getByRole("searchbox").fill("");
  await expect(boxes).toHaveCount(45);
  await expect(tab.getByRole("checkbox", { checked: true })).toHaveCount(10);
  await tab.getByRole("radio", { name: "all current and future" }).check();
  await expect(boxes).toHaveCount(0);
});
