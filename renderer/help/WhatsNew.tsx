import changelog from "../../CHANGELOG.md?raw";
import { helpTexts } from "../i18n/help.ts";
import { newestChanges } from "./newest-changes.ts";

/** Lists the changes in this version. They ship with the app, so they need no network. */
export function WhatsNew() {
  const { version, groups } = newestChanges(changelog);
  return (
    <>
      <p className="quiet">
        {version === undefined ? helpTexts.unreleased : helpTexts.version(version)}
      </p>
      {/* The changelog is written in English only. */}
      <div className="changes" lang="en">
        {groups.map(({ title, changes }) => (
          <section key={title}>
            <h3>{title}</h3>
            <ul>
              {changes.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
