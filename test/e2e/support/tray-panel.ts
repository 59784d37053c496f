import { createHash } from "node:crypto";
import { expect } from "@playwright/test";
import { createClient, defineInterface, type MessageBus, Variant } from "dbus-native";
import type { Keyring } from "../../support/keyring.ts";

const watcher = "org.kde.StatusNotifierWatcher";
const item = "org.kde.StatusNotifierItem";

/** A menu entry in the format that com.canonical.dbusmenu's GetLayout method returns. */
type Layout = readonly [
  id: number,
  properties: Readonly<Record<string, unknown>>,
  children: readonly Layout[],
];

export interface TrayMenuItem {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
}

/** A fake Linux desktop panel with a tray, on the test's own session bus. */
export class TrayPanel implements AsyncDisposable {
  readonly #bus: MessageBus;
  /** The bus names of the apps that have registered a tray icon, oldest first. */
  readonly #registered: string[] = [];

  private constructor(bus: MessageBus) {
    this.#bus = bus;
  }

  /** `accepts` is false for a panel that refuses every icon. */
  static async start(keyring: Keyring, { accepts = true } = {}): Promise<TrayPanel> {
    const bus = createClient({ busAddress: keyring.address });
    const panel = new TrayPanel(bus);
    const definition = defineInterface({
      name: watcher,
      methods: {
        RegisterStatusNotifierItem: {
          in: { service: "s" },
          handler: (_, { sender = "" }) => {
            if (!accepts) throw new Error("This panel has no room.");
            panel.#registered.push(sender);
          },
        },
      },
      properties: {
        IsStatusNotifierHostRegistered: { type: "b", access: "read", value: true },
        RegisteredStatusNotifierItems: {
          type: "as",
          access: "read",
          get: () => panel.#registered.map((sender) => `${sender}/StatusNotifierItem`),
        },
      },
    });
    await bus.export("/StatusNotifierWatcher", definition);
    await bus.ownName(watcher);
    return panel;
  }

  async tooltip(): Promise<string> {
    const [, , title, text] = await this.#property<readonly unknown[]>("ToolTip");
    return [title, text].filter(Boolean).join("\n");
  }

  /**
   * Returns the widths in which the icon is available, in pixels. Returns an empty list if the app
   * provides no icon.
   */
  async iconWidths(): Promise<readonly number[]> {
    const sizes =
      await this.#property<readonly (readonly [number, number, Buffer])[]>("IconPixmap");
    return sizes.map(([width]) => width);
  }

  /** Returns a hash of the icon, so that a test can tell whether the icon has changed. */
  async iconHash(): Promise<string> {
    const sizes = JSON.stringify(await this.#property("IconPixmap"));
    return createHash("sha256").update(sizes).digest("hex");
  }

  /** Returns the menu's items, without its separators. */
  async items(): Promise<readonly TrayMenuItem[]> {
    const args = [0, -1, []];
    const [, root] = await this.#callMenu<[number, Layout]>("GetLayout", "iias", args);
    return root[2]
      .filter(([, { type }]) => type !== "separator")
      .map(([id, { label, enabled }]) => ({
        id,
        label: withoutMnemonic(String(label)),
        enabled: enabled !== false,
      }));
  }

  async labels(): Promise<readonly string[]> {
    return (await this.items()).map(({ label }) => label);
  }

  /**
   * Clicks a menu item as soon as the item is enabled, because "Check now" is disabled during a
   * check. Each attempt looks up the item again, because every change to the menu gives its items
   * new ids.
   */
  async click(label: string): Promise<void> {
    await expect(async () => {
      const found = (await this.items()).find((each) => each.label === label);
      expect(found?.enabled, `"${label}" in the tray's menu is enabled`).toBe(true);
      await this.#callMenu("Event", "isvu", [found?.id, "clicked", new Variant("i", 0), 0]);
    }).toPass({ timeout: 20_000 });
  }

  /** Clicks the tray icon. */
  async activate(): Promise<void> {
    await this.#callItem(item, "Activate", "ii", [0, 0]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#bus.close();
  }

  /**
   * Waits until a running app has registered an icon, and returns the app's bus name. Ignores apps
   * that have quit.
   */
  async #app(): Promise<string> {
    const last = () => this.#registered.at(-1) ?? "";
    const hasIcon = async () => last() !== "" && (await this.#bus.nameHasOwner(last()));
    await expect.poll(hasIcon, { message: "the app has an icon in the tray" }).toBe(true);
    return last();
  }

  #property<T>(name: string): Promise<T> {
    return this.#callItem("org.freedesktop.DBus.Properties", "Get", "ss", [item, name]);
  }

  async #callItem<T>(of: string, member: string, signature: string, body: unknown[]): Promise<T> {
    const to = { destination: await this.#app(), path: "/StatusNotifierItem", interface: of };
    return this.#bus.invoke<T>({ ...to, member, signature, body });
  }

  async #callMenu<T>(member: string, signature: string, body: unknown[]): Promise<T> {
    const path = await this.#property<string>("Menu");
    const to = { destination: await this.#app(), path, interface: "com.canonical.dbusmenu" };
    return this.#bus.invoke<T>({ ...to, member, signature, body });
  }
}

/**
 * Removes the underscore before a label's access key. Replaces two underscores with one, because
 * two underscores represent a literal underscore.
 */
const withoutMnemonic = (label: string): string => label.replaceAll(/_(.)/g, "$1");
