import type { Page } from "@playwright/test";
import { people } from "../../../main/practice/index.ts";

/** The user's choices in the practice Facebook's login dialog. */
export interface LoginChoice {
  /** The name of the person who logs in. The default is Dana Reyes. */
  readonly as?: string;
  /** The names of the Pages to tick. By default, the dialog's own selection stays. */
  readonly pages?: readonly string[];
  /** The names of the permissions to switch off. */
  readonly declined?: readonly string[];
}

/** Goes through all steps of the dialog. */
export async function logIn(dialog: Page, choice: LoginChoice = {}): Promise<void> {
  await continueAs(dialog, choice);
  while ((await stepOf(dialog)) !== "done") await answerStep(dialog, choice);
  // Does not wait for the navigation, because the callback responds only when the flow has ended,
  // and tests look at the window before then.
  await dialog.getByRole("button", { name: "Got it" }).click({ noWaitAfter: true });
}

/**
 * Chooses who logs in. Edits the settings of an earlier login, so that every login has the same
 * steps.
 */
async function continueAs(dialog: Page, { as = people.dana.name }: LoginChoice): Promise<void> {
  const button = (name: string) => dialog.getByRole("button", { name, exact: true });
  await dialog.getByRole("button", { name: "Continue as" }).waitFor();
  if ((await button(`Continue as ${as}`).count()) === 0) {
    await button("Log into another account").click();
    await button(as).click();
    await button(`Continue as ${as}`).waitFor();
  }
  const edit = button("Edit previous settings");
  await ((await edit.count()) > 0 ? edit : button(`Continue as ${as}`)).click();
}

const stepOf = (dialog: Page): Promise<string> => dialog.locator('input[name="step"]').inputValue();

/** Answers the step that the dialog shows, and waits for the next one. */
async function answerStep(dialog: Page, { pages, declined = [] }: LoginChoice): Promise<void> {
  const step = await stepOf(dialog);
  if (step === "pages" && pages) {
    await dialog.getByRole("radio", { name: "Opt in to current Pages only" }).check();
    await dialog.getByRole("button", { name: "Select none" }).click();
    for (const name of pages) {
      await dialog.getByRole("checkbox", { name, exact: true }).check();
    }
  }
  if (step === "review") {
    for (const name of declined) await dialog.getByRole("checkbox", { name }).uncheck();
  }
  await dialog.getByRole("button", { name: step === "review" ? "Save" : "Continue" }).click();
  await dialog.locator(`input[name="step"]:not([value="${step}"])`).waitFor({ state: "attached" });
}

export async function cancelLogin(dialog: Page): Promise<void> {
  await dialog.getByRole("button", { name: "Cancel" }).click();
}
