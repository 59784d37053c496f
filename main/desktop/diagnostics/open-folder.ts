/** The system's file manager. */
import { mkdirSync } from "node:fs";
import { shell } from "electron";

/** Shows a folder, and makes it where it is not there yet. Rejects where the system shows none. */
export async function openFolder(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const problem = await shell.openPath(folder);
  if (problem !== "") throw new Error(problem);
}
