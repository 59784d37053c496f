import type { Page } from "@playwright/test";
import { people } from "../../../main/practice/index.ts";

/** The user's choices in the practice Facebook's login dialog. */
export interface LoginChoice {
  /** The name of the person who logs in. The default is Dana Reyes. */
  readonly as?: string;
  /** The names of the Pages to tick. By default, the dialog's own selection stays. */
  readonly pages?: readonly string[];
  /** The names of the permissions to untick. */
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
  // Does not wait for the navigation, because the callback responds only when the flow has ended,
  // and tests look at the window before then.
  await dialog.getByRole("button", { name: "Continue" }).click({ noWaitAfter: true });
}

export async function cancelLogin(dialog: Page): Promise<void> {
  await dialog.getByRole("button", { name: "Cancel" }).click();
}
