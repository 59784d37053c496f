import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { app, clipboard, resetElectron, shell } from "../../../../support/doubles/electron.ts";
import { loginOf } from "../../../../support/logins.ts";
import { tempFolder } from "../../../../support/temp-folder.ts";
import { codeOf, HandlerFixture } from "./fixture.ts";

vi.mock("electron", () => import("../../../../support/doubles/electron.ts"));

let fixture: HandlerFixture;
beforeEach(() => {
  resetElectron();
  fixture = new HandlerFixture();
});

const copied = () => clipboard.writeText.mock.calls.map(([text]) => text);

it("opens the folder with the logs, or reports that the system cannot", async () => {
  const { openLogs } = fixture.handlers();
  const logs = join(tempFolder(), "logs");
  app.getPath.mockReturnValue(logs);
  expect(await openLogs()).toBeNull();
  expect(app.getPath).toHaveBeenCalledExactlyOnceWith("logs");
  expect(shell.openPath).toHaveBeenCalledExactlyOnceWith(logs);
  shell.openPath.mockResolvedValue("no file manager");
  expect(await codeOf(openLogs())).toBe("no_folder");
});

it("reports a folder for logs that cannot be created", async () => {
  const file = join(tempFolder(), "file");
  writeFileSync(file, "");
  app.getPath.mockReturnValue(join(file, "logs"));
  expect(await codeOf(fixture.handlers().openLogs())).toBe("no_folder");
});

it("copies diagnostics, with names only on request", async () => {
  const { copyDiagnostics } = fixture.handlers();
  await fixture.domain.connect("messenger", loginOf("a", ["1"]));
  await copyDiagnostics({ names: false });
  await copyDiagnostics({ names: true });
  const [without, withNames] = copied();
  expect(without).toContain("Pagekeeper: 1.2.3");
  expect(without).toContain("Graph: v26.0");
  expect(without).not.toContain("Page 1");
  expect(withNames).toContain("Page 1");
});

it("copies diagnostics even if the services failed to load", async () => {
  const failed = Promise.reject(new Error("broken"));
  await fixture.handlers(failed).copyDiagnostics({ names: false });
  expect(copied()[0]).toContain("Graph: unknown");
});
