import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { MetaAppSetup } from "../../../common/contract/meta-app.ts";
import type { DesktopClient } from "../../client/client.ts";
import { FormStatus, refused, type Status } from "../../controls/FormStatus.tsx";
import { type FieldProps, RadioGroup, TextField } from "../../controls/fields.tsx";
import { settingsTexts } from "../../i18n/settings.ts";
import {
  type InvalidField,
  type MetaAppFields,
  toFields,
  validateFields,
} from "./meta-app-fields.ts";
import { PermissionList } from "./PermissionList.tsx";
import { RedirectUri } from "./RedirectUri.tsx";
import { RemoveMetaApp } from "./RemoveMetaApp.tsx";
import { VersionField } from "./VersionField.tsx";

interface MetaAppFormProps {
  readonly desktop: DesktopClient;
  readonly setUp: MetaAppSetup;
  /** It was saved, or removed: what to tell. */
  readonly onChanged: (message: string) => void;
}

const faultOf = (field: InvalidField): string => settingsTexts[`${field}Error`];

/** Nothing is saved before Meta has confirmed that ID and secret belong together. */
export function MetaAppForm({ desktop, setUp, onChanged }: MetaAppFormProps) {
  const [fields, setFields] = useState(() =>
    toFields(setUp.saved, setUp.versions[0]?.version ?? ""),
  );
  const [faulty, setFaulty] = useState<readonly InvalidField[]>([]);
  const [status, setStatus] = useState<Status>();
  const [asking, setAsking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const resultId = useId();
  // It was asked for, and takes the place of the button that did.
  useEffect(() => form.current?.querySelector("input")?.focus(), []);

  const set = (change: Partial<MetaAppFields>) => {
    setFields({ ...fields, ...change });
    setFaulty([]);
    setStatus(undefined);
  };
  const text = (name: InvalidField): FieldProps => ({
    name,
    value: fields[name],
    error: faulty.includes(name) ? faultOf(name) : undefined,
    onChange: (value) => set({ [name]: value }),
  });

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (asking) return;
    const read = validateFields(fields, setUp.saved);
    setFaulty(read.faulty);
    const [first] = read.faulty;
    if (first) return form.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
    setAsking(true);
    const answer = await desktop.saveMetaApp(read.form);
    setAsking(false);
    if (answer.ok) onChanged(settingsTexts.saved(answer.value.appName));
    else setStatus(refused(answer.problem.message));
  };

  const keepsSecret = setUp.saved !== undefined && setUp.saved.appId === fields.appId.trim();
  return (
    <form ref={form} onSubmit={(event) => void save(event)} noValidate className="meta-app">
      <p>
        {settingsTexts.walkThrough}{" "}
        <a href="https://developers.facebook.com/apps/" target="_blank" rel="noreferrer">
          {settingsTexts.dashboard}
        </a>
      </p>
      <TextField {...text("appId")} label={settingsTexts.appId} inputMode="numeric" />
      <TextField
        {...text("appSecret")}
        label={settingsTexts.appSecret}
        type="password"
        hint={settingsTexts.appSecretHint}
        placeholder={keepsSecret ? settingsTexts.appSecretKept : undefined}
      />
      <VersionField
        versions={setUp.versions}
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
        <TextField {...text("configId")} label={settingsTexts.configId} inputMode="numeric" />
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
      {fields.redirectMode === "live" && (
        <TextField {...text("redirectUri")} label={settingsTexts.redirectUri} type="url" />
      )}
      <RedirectUri
        hint={
          fields.redirectMode === "live"
            ? settingsTexts.registerUri
            : settingsTexts.registrationOptional
        }
        uri={fields.redirectMode === "live" ? fields.redirectUri.trim() : setUp.localRedirectUri}
      />
      <PermissionList permissions={setUp.permissions} />
      <FormStatus id={resultId} status={status} />
      <div className="dialog-buttons">
        {setUp.saved && <RemoveMetaApp desktop={desktop} onChanged={onChanged} />}
        <button
          type="submit"
          className="button primary"
          aria-disabled={asking}
          aria-describedby={resultId}
        >
          {asking ? settingsTexts.checking : settingsTexts.checkAndSave}
        </button>
      </div>
    </form>
  );
}
