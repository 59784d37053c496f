import type { Command } from "../control/commands.ts";

/** A page of settings, for people who want to fix what Pagekeeper complains about. */
export interface SettingsPage {
  readonly title: string;
  /** Says where Facebook has these settings, and who may change them. */
  readonly intro: string;
  readonly settings: readonly Setting[];
  /** The text to show if there are no settings. */
  readonly empty?: string;
}

export interface Setting {
  readonly heading: string;
  readonly text: string;
  readonly isFine: boolean;
  readonly changes: readonly Change[];
}

/** A button. Its label identifies it on its page. */
export interface Change {
  readonly label: string;
  readonly command: Command;
  readonly isMain: boolean;
}

/** A setting that needs no change. */
export const fine = (heading: string, text: string): Setting => ({
  heading,
  text,
  isFine: true,
  changes: [],
});

/** A setting that a click on the button fixes. */
export const broken = (
  heading: string,
  text: string,
  label: string,
  command: Command,
): Setting => ({ heading, text, isFine: false, changes: [{ label, command, isMain: true }] });
