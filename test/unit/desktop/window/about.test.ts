import { join } from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { createAboutDialog, licencesFile } from "../../../../main/desktop/window/about.ts";
import { app, dialog, resetElectron, shell } from "../../../support/doubles/electron.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

const { showMessageBox } = dialog;
const licences = "/app/LICENSES.txt";
const withoutWindow = () =>
  createAboutDialog({ version: "1.2.3", licences, window: () => undefined });
const [showLicences, close] = [{ response: 0 }, { response: 1 }];

beforeEach(() => {
  resetElectron();
  showMessageBox.mockResolvedValue(close);
});

it("shows the name, the version and the authors", async () => {
  await withoutWindow()();
  expect(showMessageBox).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({
      title: "About Pagekeeper",
      message: "Pagekeeper",
      detail: expect.stringMatching(/^Version 1\.2\.3\nCopyright © the Pagekeeper authors\n/),
      buttons: ["Show licences", "Close"],
      cancelId: 1,
    }),
  );
  expect(shell.openPath).not.toHaveBeenCalled();
});

it("opens the licences on request", async () => {
  showMessageBox.mockResolvedValue(showLicences);
  await withoutWindow()();
  expect(shell.openPath).toHaveBeenCalledExactlyOnceWith(licences);
});

it("says where the licences are if nothing opens them", async () => {
  showMessageBox.mockResolvedValueOnce(showLicences).mockResolvedValue(close);
  shell.openPath.mockResolvedValue("No program for text");
  await expect(withoutWindow()()).rejects.toThrow("No program for text");
  expect(showMessageBox).toHaveBeenLastCalledWith(
    expect.objectContaining({ message: expect.stringContaining(licences) }),
  );
});

it("is a child of the window if there is one", async () => {
  const window = Object.create(null);
  await createAboutDialog({ version: "1.2.3", licences, window: () => window })();
  expect(showMessageBox.mock.calls[0]?.[0]).toBe(window);
});

it("opens one dialog at a time", async () => {
  const { promise, resolve } = Promise.withResolvers<{ response: number }>();
  showMessageBox.mockReturnValueOnce(promise);
  const about = withoutWindow();
  const first = about();
  await about();
  expect(showMessageBox).toHaveBeenCalledTimes(1);
  resolve(close);
  await first;
  await about();
  expect(showMessageBox).toHaveBeenCalledTimes(2);
});

it("finds the licences in the output folder, or in a package's resources", () => {
  expect(licencesFile("/src/out")).toBe(join("/src/out", "LICENSES.txt"));
  app.isPackaged = true;
  Object.assign(process, { resourcesPath: "/opt/resources" });
  expect(licencesFile("/src/out")).toBe(join("/opt/resources", "LICENSES.txt"));
});
