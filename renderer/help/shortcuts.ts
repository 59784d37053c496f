import { isMac } from "../controls/is-mac.ts";
import { helpTexts } from "../i18n/help.ts";

export interface Shortcut {
  readonly label: string;
  /** Each one does the same. It is a list of keys that are pressed together. */
  readonly keys: readonly (readonly string[])[];
}

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

/** Returns the shortcuts of the window, with the keys of this computer's keyboard. */
export function shortcutGroups(mac: boolean = isMac): readonly ShortcutGroup[] {
  const texts = helpTexts;
  const { keys } = texts;
  const command = mac ? "⌘" : keys.ctrl;
  const fullScreen = mac ? [["⌃", "⌘", "F"]] : [["F11"]];
  const rowMenu = [...(mac ? [] : [[keys.menu]]), [mac ? "⇧" : keys.shift, "F10"]];
  return [
    {
      title: texts.everywhere,
      shortcuts: [
        { label: texts.search, keys: [[command, "K"], ["/"]] },
        { label: texts.find, keys: [[command, "F"]] },
        ...(mac ? [] : [{ label: texts.menu, keys: [[keys.alt], ["F10"]] }]),
        { label: texts.settings, keys: [[command, ","]] },
        { label: texts.thisList, keys: [[command, "/"]] },
        { label: texts.zoom, keys: ["+", "−", "0"].map((key) => [command, key]) },
        { label: texts.fullScreen, keys: fullScreen },
      ],
    },
    {
      title: texts.inTheList,
      shortcuts: [
        { label: texts.move, keys: [["↑"], ["↓"]] },
        { label: texts.movePage, keys: [[keys.pageUp], [keys.pageDown]] },
        { label: texts.moveFar, keys: [[keys.home], [keys.end]] },
        { label: texts.details, keys: [[keys.enter]] },
        { label: texts.rowMenu, keys: rowMenu },
        { label: texts.close, keys: [[keys.escape]] },
      ],
    },
  ];
}
