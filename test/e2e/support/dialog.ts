/** What a person does in the practice Facebook's dialog. */
import type { Page } from "@playwright/test";
import { people } from "../../../main/practice/index.ts";

export interface Choice {
  /** Name of who logs in; Dana Reyes unless told. */
  readonly as?: string;
  /** Names of the Pages to tick, and no others; those that the dialog offers unless told. */
  readonly pages?: readonly string[];
  /** Permissions to untick. */
  readonly declined?: readonly string[];
}

export async function logIn(dialog: Page, choice: Choice = {}): Promise<void> {
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
  // The callback answers when the flow has ended; what happens meanwhile is for the test to see.
  await dialog.getByRole("button", { name: "Continue" }).click({ noWaitAfter: true });
}

export async function cancelAtFacebook(dialog: Page): Promise<void> {
  await dialog.getByRole("button", { name: "Cancel" }).click();
}
