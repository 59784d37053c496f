import { RadioGroup } from "../controls/RadioGroup.tsx";
import { TextField } from "../controls/TextField.tsx";
import { settingsTexts } from "../i18n/settings.ts";
import { setupTexts } from "../i18n/setup.ts";
import { RedirectUri } from "../settings/meta-app/RedirectUri.tsx";
import type { StepProps } from "./step-props.ts";
import { TestLogin } from "./TestLogin.tsx";
import { isLive } from "./walk-state.ts";

export function RedirectStep({ walk, desktop }: StepProps) {
  const { state, setup, change } = walk;
  const { fields, errors, appName } = state;
  const live = isLive(state);
  return (
    <>
      {appName !== undefined && <p className="field-saved">{setupTexts.confirmed(appName)}</p>}
      <RadioGroup
        label={settingsTexts.redirectMode}
        value={fields.redirectMode}
        options={[
          { value: "development", label: settingsTexts.direct, hint: settingsTexts.directHint },
          { value: "live", label: settingsTexts.throughPage, hint: settingsTexts.throughPageHint },
        ]}
        onChange={(redirectMode) => change({ redirectMode })}
      />
      {live && (
        <TextField
          name="redirectUri"
          label={settingsTexts.redirectUri}
          type="url"
          value={fields.redirectUri}
          error={errors.redirectUri}
          onChange={(redirectUri) => change({ redirectUri })}
        />
      )}
      <RedirectUri
        hint={live ? settingsTexts.registerUri : settingsTexts.registrationOptional}
        uri={live ? fields.redirectUri.trim() : setup.localRedirectUri}
      />
      <RadioGroup
        label={settingsTexts.login}
        value={fields.login}
        options={[
          { value: "classic", label: settingsTexts.classic, hint: settingsTexts.classicHint },
          { value: "business", label: settingsTexts.business, hint: settingsTexts.businessHint },
        ]}
        onChange={(login) => change({ login })}
      />
      {fields.login === "business" && (
        <TextField
          name="configId"
          label={settingsTexts.configId}
          inputMode="numeric"
          value={fields.configId}
          error={errors.configId}
          onChange={(configId) => change({ configId })}
        />
      )}
      <TestLogin walk={walk} desktop={desktop} />
    </>
  );
}
