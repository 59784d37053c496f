import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** Runs all rules of axe, including target-size, which is off by default. Returns violations. */
export async function findViolations(page: Page): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page })
    // Uses legacy mode, because axe's default mode opens a blank page, and Electron does not
    // support opening one. Legacy mode only limits how axe checks frames.
    .setLegacyMode()
    .options({ rules: { "target-size": { enabled: true } } });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")} ${failureSummary}`),
  );
}
