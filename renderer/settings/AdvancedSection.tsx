import type { DesktopClient } from "../client/client.ts";
import { settingsTexts } from "../i18n/settings.ts";
import { DiagnosticsForm } from "./DiagnosticsForm.tsx";
import { FactoryReset } from "./FactoryReset.tsx";
import { PortForm } from "./PortForm.tsx";
import { SectionHeading } from "./SectionHeading.tsx";
import type { SettingsStore } from "./settings-store.ts";
import { WebhooksForm } from "./WebhooksForm.tsx";

interface AdvancedSectionProps {
  readonly desktop: DesktopClient;
  readonly store: SettingsStore;
}

/** What few people need. "Remove everything" is apart from the rest. */
export function AdvancedSection({ desktop, store }: AdvancedSectionProps) {
  return (
    <section>
      <SectionHeading part="advanced" />
      <PortForm store={store} />
      <WebhooksForm store={store} />
      <DiagnosticsForm desktop={desktop} />
      <div className="danger-zone">
        <h4>{settingsTexts.removeEverythingTitle}</h4>
        <p className="quiet">{settingsTexts.removeEverythingHint}</p>
        <FactoryReset desktop={desktop} />
      </div>
    </section>
  );
}
