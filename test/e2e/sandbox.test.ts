import { readFile } from "node:fs/promises";
import { App } from "./support/app.ts";
import { expect, test } from "./support/fixtures.ts";
import { connect } from "./support/http-login.ts";
import { inMain } from "./support/in-main.ts";
import { createOrdinaryUser } from "./support/ordinary-user.ts";
import { connectButton } from "./support/ui.ts";

const renderers = ({ app }: typeof import("electron")) =>
  app.getAppMetrics().filter(({ type }) => type === "Tab");

test("the window works in the sandbox when an ordinary user runs the app", async ({
  keyring,
  profile,
}) => {
  await using user = await createOrdinaryUser();
  await using app = await App.start({ ...user, keyring, profile });
  await expect(connectButton(app.window, "Messenger")).toBeVisible();
  expect(await app.window.evaluate(() => window.pagekeeper?.snapshot())).toMatchObject({
    ok: true,
    value: expect.stringContaining('"practice":true'),
  });

  const [renderer, ...others] = await inMain(app.process, renderers);
  expect(others).toEqual([]);
  // Electron reports `sandboxed` only on macOS and Windows. On Linux, read the kernel's status file
  // instead, because this file shows whether the process is sandboxed.
  expect(renderer?.sandboxed ?? true).toBe(true);
  const status = await readFile(`/proc/${renderer?.pid}/status`, "utf8");
  expect(status, "a filter decides which system calls it may make").toMatch(/^Seccomp:\t2$/m);
  expect(status, "it sees no process but its own").toMatch(/^NSpid:(\t\d+){2,}$/m);
  expect(status, "it is not root's").not.toMatch(/^Uid:.*\b0\b/m);

  await connect(app, "Messenger");
  await expect(app.window.getByRole("status")).toContainText("Facebook Messenger connected");
});
