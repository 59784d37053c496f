import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { appEnvironment } from "../../../scripts/lib/electron-switches.ts";
import { localBuild } from "./app.ts";

/**
 * The app without a debugger, as its users start it. Disposal kills it, because it may be waiting
 * for a click.
 */
export class BareApp implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #exited: Promise<unknown[]>;
  /** Resolves to everything that the app prints on stderr until it ends. */
  readonly stderr: Promise<string>;

  private constructor(process: ChildProcess & { readonly stderr: Readable }) {
    this.#process = process;
    this.#exited = once(process, "exit");
    this.stderr = text(process.stderr);
  }

  static start(
    args: readonly string[],
    env: Readonly<Record<string, string | undefined>>,
  ): BareApp {
    const build = localBuild();
    const all = [...build.args, ...build.app, ...args];
    return new BareApp(
      spawn(build.executable, all, {
        cwd: build.folder,
        env: { ...appEnvironment(process.env), PAGEKEEPER_PORT: "0", LANGUAGE: "en_US:en", ...env },
        stdio: ["ignore", "ignore", "pipe"],
      }),
    );
  }

  /** Resolves to the app's exit code when it ends, or to null if a signal has ended it. */
  async exitCode(): Promise<unknown> {
    const [code] = await this.#exited;
    return code;
  }

  /** Ends the app as a session does that the user leaves. */
  end(): void {
    this.#process.kill("SIGTERM");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#process.kill("SIGKILL");
    await this.#exited;
  }
}

/** Returns the titles of the windows and message boxes on the screen. */
export async function windowTitles(): Promise<readonly string[]> {
  // Ignore errors, because xwininfo fails if a window closes during the call.
  const { stdout } = await promisify(execFile)("xwininfo", ["-root", "-tree"]).catch(() => ({
    stdout: "",
  }));
  return [...stdout.matchAll(/^\s+0x[\da-f]+ "([^"]*)"/gm)].map(([, title = ""]) => title);
}
