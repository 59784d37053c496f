import type { Page } from "@playwright/test";
import { people } from "../../../main/practice/index.ts";

/** The user's answers in the practice Facebook's dialog. */
export interface LoginChoice {
  /** Who logs in, Dana Reyes by default. */
  readonly as?: string;
  /** Names of the Pages to tick. By default, those that the dialog ticks. */
  readonly pages?: readonly string[];
  /** Permissions to untick. */
  readonly declined?: readonly string[];
}

export async function logIn(dialog: Page, choice: LoginChoice = {}): Promise<void> {
  const { as = people.dana.name, declined = [] } = choice;
  await dialog.getByRole("radio", { name: as }).check();
  if (choice.pages) {
    await dialog.getByRole("button", { name: "Select none" }).click();
    for (const name of choice.pages) {
      await dialog.getByRole("checkbox", { name, exact: true }).check();
    }
  }
  for (const name of declined) {
    await dialog.getByRole("checkbox", { name, exact: true }).uncheck();
  }
  // The callback answers when the flow has ended. Tests look at the window before that.
  await dialog.getByRole("button", { name: "Continue" }).click({ noWaitAfter: true });
}

export async function cancelLogin(dialog: Page): Promise<void> {
  await dialog.getByRole("button", { name: "Cancel" }).click();
}
