import { TextField } from "../controls/TextField.tsx";
import { settingsTexts } from "../i18n/settings.ts";
import { setupTexts } from "../i18n/setup.ts";
import type { StepProps } from "./step-props.ts";

export function CredentialsStep({ walk: { state, setup, change } }: StepProps) {
  const { fields, errors, secretEntered } = state;
  const inKeychain = setup.saved?.appId === fields.appId.trim();
  const kept = inKeychain ? settingsTexts.appSecretKept : undefined;
  return (
    <>
      <p>{setupTexts.credentialsText}</p>
      <TextField
        name="appId"
        label={settingsTexts.appId}
        hint={setupTexts.appIdHint}
        inputMode="numeric"
        value={fields.appId}
        error={errors.appId}
        onChange={(appId) => change({ appId })}
      />
      <TextField
        name="appSecret"
        label={settingsTexts.appSecret}
        hint={settingsTexts.appSecretHint}
        type="password"
        placeholder={secretEntered ? setupTexts.secretEntered : kept}
        value={fields.appSecret}
        error={errors.appSecret}
        onChange={(appSecret) => change({ appSecret })}
      />
    </>
  );
}
