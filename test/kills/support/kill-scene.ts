import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { PracticeProcess } from "../../support/backend/practice-process.ts";
import { Keyring } from "../../support/keyring.ts";
import type { Kill } from "./killable-writes.ts";
import type { Command, Report } from "./victim.ts";
import { Victim } from "./victim-process.ts";

type Act = Exclude<Command["act"], "settle">;
type ListedAct = Exclude<Act, "disconnect-later">;

/** A computer on which the backend is killed and restarted. */
export class KillScene implements AsyncDisposable {
  readonly #keyring: Keyring;
  readonly #practice: PracticeProcess;
  readonly #folder = mkdtempSync(join(tmpdir(), "pagekeeper-kills-"));
  readonly #pages: number;

  private constructor(keyring: Keyring, practice: PracticeProcess, pages: number) {
    this.#keyring = keyring;
    this.#practice = practice;
    this.#pages = pages;
  }

  /** `pages` is the number of Pages to connect. */
  static async create(pages: number): Promise<KillScene> {
    return new KillScene(await Keyring.start(), await PracticeProcess.start(pages), pages);
  }

  /** Connects and disconnects the Pages. Lists the writes that this takes. */
  async listWrites(): Promise<Readonly<Record<ListedAct, readonly string[]>>> {
    await using victim = this.#start();
    const connect = await this.#finish(victim, "connect");
    const disconnect = await this.#finish(victim, "disconnect");
    return { connect: connect.writes, disconnect: disconnect.writes };
  }

  /**
   * Kills the backend at a write of a connect or disconnect, then restarts it and waits until it
   * has recovered. Expects that the records and the keychain agree, and that all accounts work.
   * Returns the number of accounts.
   */
  async kill(act: Act, kill: Kill): Promise<number> {
    {
      await using victim = this.#start();
      await this.#finish(victim, act === "connect" ? "disconnect" : "connect");
      expect(await victim.run({ act, kill })).toBe("killed");
    }
    await using next = this.#start();
    const { accounts, working, secrets } = await this.#finish(next, "settle");
    const stored = await this.#keyring.secrets("Pagekeeper");
    expect([...stored.keys()].sort()).toEqual(secrets);
    expect(working).toBe(accounts);
    // Apart from other programs' items, the keychain holds the canary and the items with tokens.
    if (secrets.length === 0) expect(await this.#keyring.size()).toBe(0);
    return accounts;
  }

  #start(): Victim<Command, Report> {
    const { origin, app } = this.#practice;
    return new Victim(this.#keyring, "victim.ts", {
      folder: this.#folder,
      practice: { origin, app },
      pages: this.#pages,
    });
  }

  async #finish(victim: Victim<Command, Report>, act: Command["act"]): Promise<Report> {
    const report = await victim.run({ act });
    if (report === "killed") throw new Error(`The backend ended during ${act}.`);
    return report;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#practice[Symbol.asyncDispose]();
    await this.#keyring[Symbol.asyncDispose]();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
