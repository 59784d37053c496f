import { execFile } from "node:child_process";
import { readFile, realpath } from "node:fs/promises";
import { promisify } from "node:util";
import { pages, people } from "../../main/practice/index.ts";
import { practiceService } from "../e2e/support/consistency.ts";
import { logIn } from "../e2e/support/dialog.ts";
import { test as base, expect } from "../e2e/support/fixtures.ts";
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

/** Fixtures, since they are put away after a test that ran out of time, too. */
const test = base.extend<{ readonly deb: Installed; readonly user: User }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  user: async ({}, use) => {
    await using user = await createUser();
    await use(user);
  },
  // After the user, so that what runs in their home has ended before that goes.
  deb: async ({ user: _ }, use) => {
    expect(await traces()).toBe("");
    await using deb = await install();
    await use(deb);
  },
});
test.setTimeout(240_000);

/** A desktop entry's keys; each is there once. */
const keysOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, key, value]) => [key, value]));

/** By what a desktop tells whose window it is: the class of the window that has this name. */
async function windowClass(): Promise<string | undefined> {
  // Fails where a window goes while it looks, as some do at a start.
  const { stdout } = await run("xwininfo", ["-root", "-tree"]).catch(() => ({ stdout: "" }));
  return /"Pagekeeper": \("[^"]*" "([^"]*)"\)\s+\d{3,}x/.exec(stdout)?.[1];
}

/** Names of ours in the folders into which packages put things. */
async function traces(): Promise<string> {
  const places = ["/opt", "/usr", "/etc", "/var/lib", "/var/cache"];
  const named = await run("find", [...places, "-xdev", "-iname", "*pagekeeper*"]);
  const cache = await readFile("/usr/share/applications/mimeinfo.cache", "utf8").catch(() => "");
  return [named.stdout, ...cache.split("\n").filter((line) => /pagekeeper/i.test(line))].join("");
}

test("the .deb installs, does the main job as its user has it, and leaves nothing", async ({
  deb,
  user,
  newTab,
}) => {
  const { keyring } = user;

  await test.step("it is installed as a desktop wants it", async () => {
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

  await test.step("its desktop entry starts it, and the desktop knows its window", async () => {
    await user.run("gio", ["launch", entry]);
    await expect.poll(windowClass, { timeout: 60_000 }).toBe("app.pagekeeper.Pagekeeper");
  });

  await test.step("Messenger is connected, and the token lies in the user's keychain", async () => {
    await user.run("pagekeeper", ["--open-in-browser"]);
    const tab = await newTab();
    await tab.goto(await user.openedLink());
    await connectButton(tab, "Messenger").click();
    await logIn(tab, { pages: [pages.northwindBakery.name, pages.harborYoga.name] });
    await expect(tab.getByRole("status")).toHaveText("Facebook Messenger connected. 2 accounts.");
    await expect(account(tab, "Messenger", pages.northwindBakery.name)).toContainText("Works");
    const page = await keyring.lookup(practiceService, `page:${pages.northwindBakery.id}`);
    expect(page).toMatch(/^EAA/);
    expect(await keyring.lookup(practiceService, `user:${people.dana.id}`)).toMatch(/^EAA/);
  });

  await test.step("after its end a link starts it again, with the accounts", async () => {
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

  await test.step("it goes without a trace", async () => {
    await deb.remove();
    expect(await statusOf(deb.name)).toBeUndefined();
    expect(await traces()).toBe("");
  });
});
