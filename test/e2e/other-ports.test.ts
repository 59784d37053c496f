/** Tests logins while a page on another port of localhost does what it can against Pagekeeper. */
import { once } from "node:events";
import { createServer } from "node:http";
import { portOf } from "../support/ports.ts";
import { logIn } from "./support/dialog.ts";
import { expect, test } from "./support/live-fixtures.ts";
import { openInBrowser } from "./support/menu.ts";
import { accounts, connectButton } from "./support/ui.ts";

/** Serves a page that sets cookies and opens connections to Pagekeeper on `port`. */
async function startHostilePage(port: number): Promise<AsyncDisposable & { url: string }> {
  const session = `pagekeeper.sid.${port}=evil`;
  const large = Array.from({ length: 6 }, (_, index) => `c${index}=${"x".repeat(3_500)}; Path=/`);
  const preconnects = Array.from(
    { length: 200 },
    (_, index) => `<link rel="preconnect" href="http://h${index}.localhost:${port}">`,
  );
  const server = createServer((_request, response) => {
    response
      .setHeader("Set-Cookie", [
        `${session}; Path=/auth/facebook`,
        `${session}; Path=/connect`,
        ...large,
      ])
      .setHeader("Content-Type", "text/html")
      .end(preconnects.join(""));
  });
  await once(server.listen(0, "localhost"), "listening");
  return {
    url: `http://localhost:${portOf(server)}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}

test("a login succeeds although a page on another port sets cookies and takes connections", async ({
  app,
  tab,
}) => {
  const link = await openInBrowser(app);
  await using hostile = await startHostilePage(Number(new URL(link).port));
  await tab.goto(hostile.url);
  const sent = (await tab.context().cookies(`${new URL(link).origin}/auth/facebook`)).length;
  expect(sent).toBe(7);
  await tab.goto(link);
  await connectButton(tab, "Messenger").click();
  await logIn(tab);
  await expect(tab.getByRole("status")).toContainText("Facebook Messenger connected");
  await expect(accounts(tab, "Messenger")).toHaveCount(4);
});
