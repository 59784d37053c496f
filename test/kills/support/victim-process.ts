import { type ChildProcess, fork, type Serializable } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Keyring } from "../../support/keyring.ts";

const maxLogLength = 2_000;

/** A backend in another process, which kills itself on command. `script` is in this folder. */
export class Victim<Command extends Serializable, Report> implements AsyncDisposable {
  readonly #child: ChildProcess;
  #log = "";
  readonly #exited: Promise<"killed">;

  constructor(keyring: Keyring, script: string, options: object) {
    this.#child = fork(join(import.meta.dirname, script), [JSON.stringify(options)], {
      env: {
        ...process.env,
        DBUS_SESSION_BUS_ADDRESS: keyring.address,
        // Keep the electron package, which electron-store imports, from looking for its binary.
        ELECTRON_OVERRIDE_DIST_PATH: "/nowhere",
      },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.#child.stderr?.setEncoding("utf8").on("data", (text) => {
      this.#log = (this.#log + text).slice(-maxLogLength);
    });
    this.#exited = once(this.#child, "exit").then(([, signal]) => {
      if (signal !== "SIGKILL") throw new Error(`The backend ended by itself.\n${this.#log}`);
      return "killed";
    });
    this.#exited.catch(() => undefined);
  }

  /** Resolves to `killed` if the process killed itself. */
  async run(command: Command): Promise<Report | "killed"> {
    const report = once(this.#child, "message").then(([message]: Report[]) => message as Report);
    this.#child.send(command);
    return Promise.race([report, this.#exited]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#child.connected) return;
    this.#child.disconnect();
    await once(this.#child, "exit");
  }
}
