import { useId } from "react";
import { FormStatus } from "../../controls/FormStatus.tsx";
import { RadioGroup } from "../../controls/RadioGroup.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { settingsTexts } from "../../i18n/settings.ts";
import { knowsSecret } from "./meta-app-fields.ts";
import { PermissionList } from "./PermissionList.tsx";
import { RedirectUri } from "./RedirectUri.tsx";
import { RemoveMetaApp } from "./RemoveMetaApp.tsx";
import { type MetaAppFormProps, useMetaAppForm } from "./use-meta-app-form.ts";
import { VersionField } from "./VersionField.tsx";

export function MetaAppForm(props: MetaAppFormProps) {
  const { desktop, setup, onChanged } = props;
  const { fields, set, textField, status, checking, ...form } = useMetaAppForm(props);
  const resultId = useId();
  const keepsSecret = knowsSecret(setup, fields.appId.trim());
  const live = fields.redirectMode === "live";
  return (
    <form
      ref={form.formRef}
      onSubmit={form.onSubmit}
      onBlur={form.onBlur}
      noValidate
      className="meta-app"
    >
      <p>
        {settingsTexts.walkThrough}{" "}
        <a href="https://developers.facebook.com/apps/" target="_blank" rel="noreferrer">
          {settingsTexts.dashboard}
        </a>
      </p>
      <TextField {...textField("appId")} label={settingsTexts.appId} inputMode="numeric" />
      <TextField
        {...textField("appSecret")}
        label={settingsTexts.appSecret}
        type="password"
        hint={settingsTexts.appSecretHint}
        placeholder={keepsSecret ? settingsTexts.appSecretKept : undefined}
      />
      <VersionField
        versions={setup.versions}
        value={fields.version}
        onChange={(version) => set({ version })}
      />
      <RadioGroup
        label={settingsTexts.login}
        value={fields.login}
        options={[
          { value: "classic", label: settingsTexts.classic, hint: settingsTexts.classicHint },
          { value: "business", label: settingsTexts.business, hint: settingsTexts.businessHint },
        ]}
        onChange={(login) => set({ login })}
      />
      {fields.login === "business" && (
        <TextField {...textField("configId")} label={settingsTexts.configId} inputMode="numeric" />
      )}
      <RadioGroup
        label={settingsTexts.redirectMode}
        value={fields.redirectMode}
        options={[
          {
            value: "development",
            label: settingsTexts.direct,
            hint: settingsTexts.directHint,
          },
          { value: "live", label: settingsTexts.throughPage, hint: settingsTexts.throughPageHint },
        ]}
        onChange={(redirectMode) => set({ redirectMode })}
      />
      {live && (
        <TextField {...textField("redirectUri")} label={settingsTexts.redirectUri} type="url" />
      )}
      <RedirectUri
        hint={live ? settingsTexts.registerUri : settingsTexts.registrationOptional}
        uri={live ? fields.redirectUri.trim() : setup.localRedirectUri}
      />
      <PermissionList permissions={setup.permissions} />
      <FormStatus id={resultId} status={status} />
      <div className="dialog-buttons">
        {setup.saved && <RemoveMetaApp desktop={desktop} onChanged={onChanged} />}
        <button
          type="submit"
          className="button primary"
          aria-disabled={checking}
          aria-describedby={resultId}
        >
          {checking ? settingsTexts.checking : settingsTexts.checkAndSave}
        </button>
      </div>
    </form>
  );
}
