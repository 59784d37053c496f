import { execFile } from "node:child_process";
import { readFile, realpath } from "node:fs/promises";
import { promisify } from "node:util";
import { pages, people } from "../../main/practice/index.ts";
import { practiceService } from "../e2e/support/consistency.ts";
import { logIn } from "../e2e/support/dialog.ts";
import { test as base, expect } from "../e2e/support/fixtures.ts";
import { windowTexts } from "../e2e/support/texts.ts";
import { account, accounts, connectButton, disconnectAll } from "../e2e/support/ui.ts";
import {
  endProgram,
  entry,
  type Installed,
  install,
  program,
  statusOf,
} from "./support/installed.ts";
import { createUser, type User } from "./support/user.ts";

const run = promisify(execFile);

/**
 * The package and the user are fixtures because Playwright cleans up fixtures even after a timeout.
 */
const test = base.extend<{ readonly deb: Installed; readonly user: User }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a pattern.
  user: async ({}, use) => {
    await using user = await createUser();
    await use(user);
  },
  // Depends on `user` so that the program ends before the user's home is removed.
  deb: async ({ user: _ }, use) => {
    expect(await traces()).toBe("");
    await using deb = await install();
    await use(deb);
  },
});
test.setTimeout(240_000);

/** Parses a desktop entry, assuming that each key occurs only once. */
const keysOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, key, value]) => [key, value]));

/**
 * Returns the class of Pagekeeper's window. The class matters, because desktops use it to find the
 * program that a window belongs to.
 */
async function windowClass(): Promise<string | undefined> {
  // Ignore errors, because xwininfo fails if a window closes during the call, and some windows
  // close at startup.
  const { stdout } = await run("xwininfo", ["-root", "-tree"]).catch(() => ({ stdout: "" }));
  return /"Pagekeeper": \("[^"]*" "([^"]*)"\)\s+\d{3,}x/.exec(stdout)?.[1];
}

/**
 * Returns the files and MIME entries with Pagekeeper's name. Searches the folders to which packages
 * install files.
 */
async function traces(): Promise<string> {
  const places = ["/opt", "/usr", "/etc", "/var/lib", "/var/cache"];
  const named = await run("find", [...places, "-xdev", "-iname", "*pagekeeper*"]);
  const cache = await readFile("/usr/share/applications/mimeinfo.cache", "utf8").catch(() => "");
  return [named.stdout, ...cache.split("\n").filter((line) => /pagekeeper/i.test(line))].join("");
}

test("the .deb installs, works for an ordinary user, and leaves nothing when removed", async ({
  deb,
  user,
  newTab,
}) => {
  const { keyring } = user;

  await test.step("integrates with the desktop", async () => {
    expect(await statusOf(deb.name)).toBe("installed");
    expect(await realpath("/usr/bin/pagekeeper")).toBe(program);
    await run("desktop-file-validate", [entry]);
    const keys = keysOf(await readFile(entry, "utf8"));
    expect(keys).toMatchObject({
      Name: "Pagekeeper (not for release)",
      Exec: `${program} %U`,
      Icon: "pagekeeper",
      MimeType: "x-scheme-handler/pagekeeper;",
      Categories: "Network;",
      StartupWMClass: "app.pagekeeper.Pagekeeper",
    });
    const profile = await readFile("/opt/Pagekeeper/resources/apparmor-profile", "utf8");
    expect(profile).toContain(`profile "pagekeeper" "${program}" flags=(unconfined)`);
    expect(profile).toMatch(/^\s*userns,$/m);
    expect((await run("ldd", [program])).stdout).not.toContain("not found");
  });

  await test.step("starts from its desktop entry, and the desktop knows its window", async () => {
    await user.run("gio", ["launch", entry]);
    await expect.poll(windowClass, { timeout: 60_000 }).toBe("app.pagekeeper.Pagekeeper");
  });

  await test.step("connects Messenger, with the token in the user's keychain", async () => {
    await user.run("pagekeeper", ["--open-in-browser"]);
    const tab = await newTab();
    await tab.goto(await user.openedLink());
    await connectButton(tab, "Messenger").click();
    await logIn(tab, { pages: [pages.northwindBakery.name, pages.harborYoga.name] });
    await expect(tab.getByRole("status")).toHaveText(windowTexts.connected("messenger", 2));
    await expect(account(tab, "Messenger", pages.northwindBakery.name)).toContainText("Works");
    const page = await keyring.lookup(practiceService, `page:${pages.northwindBakery.id}`);
    expect(page).toMatch(/^EAA/);
    expect(await keyring.lookup(practiceService, `user:${people.dana.id}`)).toMatch(/^EAA/);
  });

  await test.step("starts again from a pagekeeper: link, with the accounts", async () => {
    await endProgram();
    await user.run("gio", ["open", "pagekeeper://anything"]);
    await expect.poll(windowClass, { timeout: 60_000 }).toBe("app.pagekeeper.Pagekeeper");
    await user.run("pagekeeper", ["--open-in-browser"]);
    const tab = await newTab();
    await tab.goto(await user.openedLink());
    await expect(accounts(tab, "Messenger")).toHaveCount(2);
    await disconnectAll(tab, "Messenger");
    await expect(accounts(tab, "Messenger")).toHaveCount(0);
    await expect.poll(() => keyring.size()).toBe(0);
  });

  await test.step("leaves nothing when removed", async () => {
    await deb.remove();
    expect(await statusOf(deb.name)).toBeUndefined();
    expect(await traces()).toBe("");
  });
});
