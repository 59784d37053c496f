/** Starts to write a file of records and kills this process before the file is renamed. */
import "../../support/plain-node.ts";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

fs.fsyncSync = () => process.kill(process.pid, "SIGKILL");
syncBuiltinESMExports();

const [folder = ""] = process.argv.slice(2);
const { loadWriter } = await import("../../../main/storage/json-file.ts");
const { openSettings } = await import("../../../main/storage/settings.ts");
await loadWriter();
const settings = openSettings(folder, Date.now);
settings.set(settings.get());
