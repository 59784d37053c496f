/** A Linux panel with a tray, as far as an app can tell: `org.kde.StatusNotifierWatcher` on the test's own session bus. */
import { createHash } from "node:crypto";
import { expect } from "@playwright/test";
import { Connection } from "../../support/dbus/connection.ts";
import type { Message } from "../../support/dbus/message.ts";
import { Variant } from "../../support/dbus/values.ts";
import type { Keyring } from "../../support/keyring.ts";

const watcher = "org.kde.StatusNotifierWatcher";
const item = "org.kde.StatusNotifierItem";
const menu = "com.canonical.dbusmenu";
const properties = "org.freedesktop.DBus.Properties";

type Pair = readonly [string, unknown];
/** As GetLayout answers: id, properties, items within. */
type Layout = readonly [number, readonly Pair[], readonly Layout[]];

export interface TrayItem {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
}

export class StatusNotifier implements AsyncDisposable {
  readonly #bus: Connection;
  /** Bus names of the apps with an icon, the last one last. */
  readonly #registered: string[] = [];

  private constructor(bus: Connection) {
    this.#bus = bus;
  }

  static async open(keyring: Keyring): Promise<StatusNotifier> {
    const bus = await Connection.open(keyring.address);
    const panel = new StatusNotifier(bus);
    await bus.own(watcher, (call) => panel.#answer(call));
    return panel;
  }

  /** What is said beside the icon when one rests on it. */
  async tooltip(): Promise<string> {
    const [, , title, text] = (await this.#property("ToolTip")) as readonly unknown[];
    return [title, text].filter(Boolean).join("\n");
  }

  /** Width of each picture of the icon, in pixels; none: it is not drawn by the app. */
  async iconWidths(): Promise<readonly number[]> {
    const pictures = (await this.#property("IconPixmap")) as readonly (readonly number[])[];
    return pictures.map(([width = 0]) => width);
  }

  /** A digest of the icon's pictures, to tell one icon from another. */
  async icon(): Promise<string> {
    const pictures = JSON.stringify(await this.#property("IconPixmap"));
    return createHash("sha256").update(pictures).digest("hex");
  }

  /** Every line but separators, as it is now. */
  async items(): Promise<readonly TrayItem[]> {
    const answer = await this.#menuCall("GetLayout", "iias", [0, -1, []]);
    const [, , children] = answer[1] as Layout;
    return children
      .map(([id, pairs]) => ({ id, ...Object.fromEntries(pairs) }) as Record<string, unknown>)
      .filter(({ type }) => type !== "separator")
      .map(({ id, label, enabled }) => ({
        id: Number(id),
        label: unmarked(String(label)),
        enabled: enabled !== false,
      }));
  }

  async labels(): Promise<readonly string[]> {
    return (await this.items()).map(({ label }) => label);
  }

  /**
   * Waits until it can be clicked, as `Check now` cannot while a check runs. Lines get new ids whenever the menu changes,
   * and whoever clicks an old one is refused.
   */
  async click(label: string): Promise<void> {
    await expect(async () => {
      const found = (await this.items()).find((each) => each.label === label);
      expect(found?.enabled, `${label} in the tray can be clicked`).toBe(true);
      const data = new Variant("i", 0);
      await this.#menuCall("Event", "isvu", [found?.id, "clicked", data, 0]);
    }).toPass({ timeout: 20_000 });
  }

  /** A click on the icon itself. */
  async activate(): Promise<void> {
    await this.#itemCall(item, "Activate", "ii", [0, 0]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#bus[Symbol.dispose]();
  }

  #answer({ member, sender }: Message) {
    // The only property that Electron asks for is whether there is a panel.
    if (member === "Get") return { signature: "v", body: [new Variant("b", true)] };
    if (member !== "RegisterStatusNotifierItem" || sender === undefined) return undefined;
    this.#registered.push(sender);
    return {};
  }

  /** Waits for an app that runs, not one from before a restart, to have an icon at all. */
  async #app(): Promise<string> {
    const last = () => this.#registered.at(-1) ?? "";
    const hasIcon = async () => last() !== "" && (await this.#bus.isThere(last()));
    await expect.poll(hasIcon, { message: "the app has an icon" }).toBe(true);
    return last();
  }

  async #property(name: string): Promise<unknown> {
    return (await this.#itemCall(properties, "Get", "ss", [item, name]))[0];
  }

  async #itemCall(
    of: string,
    member: string,
    signature: string,
    body: readonly unknown[],
  ): Promise<readonly unknown[]> {
    const to = { destination: await this.#app(), path: "/StatusNotifierItem", interface: of };
    return this.#bus.call({ ...to, member, signature, body });
  }

  async #menuCall(
    member: string,
    signature: string,
    body: readonly unknown[],
  ): Promise<readonly unknown[]> {
    const path = String(await this.#property("Menu"));
    const to = { destination: await this.#app(), path, interface: menu };
    return this.#bus.call({ ...to, member, signature, body });
  }
}

/** In a menu's text a single underscore marks the letter that follows, and two are one. */
const unmarked = (label: string): string => label.replaceAll(/_(.)/g, "$1");
