import { App, installationUnderTest } from "./support/app.ts";
import { expect, test } from "./support/fixtures.ts";
import { connectButton, flow } from "./support/ui.ts";

test("Chromium prints no sign-in link, however much it is asked to print", async ({
  keyring,
  profile,
}) => {
  const usual = installationUnderTest();
  const switches = ["--enable-logging=stderr", "--v=1", "--vmodule=*=1"];
  const installation = { ...usual, args: [...usual.args, ...switches] };
  await using app = await App.start({ profile, keyring, installation });
  let printed = "";
  app.process.process().stderr?.on("data", (text) => {
    printed += String(text);
  });
  await connectButton(app.window, "Messenger").click();
  const opened = app.process.waitForEvent("window");
  await flow(app.window, "Messenger").getByRole("button", { name: "Open here" }).click();
  const login = await opened;
  await login.getByRole("button", { name: /^Continue/ }).waitFor();
  await app.close();
  expect(printed).not.toMatch(/ticket=|state=/);
});
