import { Fragment } from "react";
import { helpTexts } from "../i18n/help.ts";
import { type Shortcut, shortcutGroups } from "./shortcuts.ts";

/** Lists the keyboard shortcuts. */
export function KeyboardShortcuts() {
  return shortcutGroups().map(({ title, shortcuts }) => (
    <section key={title}>
      <h3>{title}</h3>
      <dl className="shortcuts">
        {shortcuts.map((shortcut) => (
          <div key={shortcut.label}>
            <dt>{shortcut.label}</dt>
            <dd>
              <Keys {...shortcut} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

function Keys({ keys }: Shortcut) {
  return keys.map((combination, index) => (
    <Fragment key={combination.join("+")}>
      {index > 0 && ` ${helpTexts.or} `}
      {combination.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </Fragment>
  ));
}
