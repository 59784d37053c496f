import { useState } from "react";
import type { WebApp } from "../../common/contract/web-apps.ts";
import type { DesktopClient } from "../client/client.ts";
import { ActionButton } from "../controls/ActionButton.tsx";
import { FormStatus, refused, type Status, saved } from "../controls/FormStatus.tsx";
import { focusIds } from "../controls/focus-management.ts";
import { settingsTexts } from "../i18n/settings.ts";
import { Origin } from "../web-apps/Origin.tsx";
import { SectionHeading } from "./SectionHeading.tsx";
import { sectionId } from "./use-sections.ts";

interface WebAppsSectionProps {
  readonly apps: readonly WebApp[];
  readonly practice: boolean;
  readonly desktop: DesktopClient;
}

/** Lists the web apps that the user has allowed, and removes them. */
export function WebAppsSection({ apps, practice, desktop }: WebAppsSectionProps) {
  const [status, setStatus] = useState<Status>();
  const sorted = apps.toSorted((a, b) => (a.origin < b.origin ? -1 : 1));
  const remove = async (origin: string) => {
    const result = await desktop.removeWebApp(origin);
    setStatus(
      result.ok ? saved(settingsTexts.webAppRemoved(origin)) : refused(result.problem.message),
    );
  };
  return (
    <section>
      <SectionHeading part="web-apps" />
      <p>{settingsTexts.webAppsText}</p>
      {practice && <p className="quiet">{settingsTexts.webAppsInPractice}</p>}
      {apps.length === 0 && <p className="quiet">{settingsTexts.noWebApps}</p>}
      {apps.length > 0 && (
        <ul className="rows web-apps" aria-labelledby={sectionId("web-apps")}>
          {sorted.map((app, index) => (
            <WebAppRow
              key={app.origin}
              app={app}
              neighbours={[sorted[index + 1], sorted[index - 1]]}
              onRemove={() => void remove(app.origin)}
            />
          ))}
        </ul>
      )}
      <FormStatus id="web-apps-result" status={status} />
    </section>
  );
}

interface WebAppRowProps {
  readonly app: WebApp;
  /** The apps whose buttons may take over the focus, first choice first. */
  readonly neighbours: readonly (WebApp | undefined)[];
  readonly onRemove: () => void;
}

function WebAppRow({ app, neighbours, onRemove }: WebAppRowProps) {
  const buttons = neighbours.flatMap((each) => (each ? focusIds.removeWebApp(each.origin) : []));
  return (
    <li className="row web-app">
      <div>
        <Origin origin={app.origin} />
        <p className="quiet">{settingsTexts.webAppUse(app.allowedAt, app.lastUsedAt)}</p>
      </div>
      <ActionButton
        id={focusIds.removeWebApp(app.origin)}
        focusNext={[...buttons, sectionId("web-apps")]}
        aria-label={settingsTexts.removeWebAppOf(app.origin)}
        onClick={onRemove}
      >
        {settingsTexts.removeWebApp}
      </ActionButton>
    </li>
  );
}
