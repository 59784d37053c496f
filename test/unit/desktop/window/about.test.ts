import { join } from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { createAboutDialog, licencesFile } from "../../../../main/desktop/window/about.ts";

const electron = vi.hoisted(() => ({
  app: { isPackaged: false },
  dialog: { showMessageBox: vi.fn() },
  shell: { openPath: vi.fn() },
}));
vi.mock("electron", () => electron);
const { showMessageBox } = electron.dialog;
const { openPath } = electron.shell;

const licences = "/app/LICENSES.txt";
const withoutWindow = () =>
  createAboutDialog({ version: "1.2.3", licences, window: () => undefined });
const [showLicences, close] = [{ response: 0 }, { response: 1 }];

beforeEach(() => {
  showMessageBox.mockReset().mockResolvedValue(close);
  openPath.mockReset().mockResolvedValue("");
});

it("says the name, the version and whose it is", async () => {
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
  expect(openPath).not.toHaveBeenCalled();
});

it("opens the licences when asked to", async () => {
  showMessageBox.mockResolvedValue(showLicences);
  await withoutWindow()();
  expect(openPath).toHaveBeenCalledExactlyOnceWith(licences);
});

it("says where the licences are when nothing opens them", async () => {
  showMessageBox.mockResolvedValueOnce(showLicences).mockResolvedValue(close);
  openPath.mockResolvedValue("No program for text");
  await expect(withoutWindow()()).rejects.toThrow("No program for text");
  expect(showMessageBox).toHaveBeenLastCalledWith(
    expect.objectContaining({ message: expect.stringContaining(licences) }),
  );
});

it("belongs to the window where there is one", async () => {
  const window = Object.create(null);
  await createAboutDialog({ version: "1.2.3", licences, window: () => window })();
  expect(showMessageBox.mock.calls[0]?.[0]).toBe(window);
});

it("is open only once, and can be opened again", async () => {
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

it("finds the licences beside the build, and in a package among Electron's resources", () => {
  expect(licencesFile("/src/out")).toBe(join("/src/out", "LICENSES.txt"));
  electron.app.isPackaged = true;
  Object.assign(process, { resourcesPath: "/opt/resources" });
  expect(licencesFile("/src/out")).toBe(join("/opt/resources", "LICENSES.txt"));
});
