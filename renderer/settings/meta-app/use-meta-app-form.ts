import { type FormEvent, useEffect, useRef, useState } from "react";
import type { MetaAppSetup } from "../../../common/contract/meta-app.ts";
import type { DesktopClient } from "../../client/client.ts";
import { refused, type Status } from "../../controls/FormStatus.tsx";
import { settingsTexts } from "../../i18n/settings.ts";
import {
  type InvalidField,
  type MetaAppFields,
  toFields,
  validateFields,
} from "./meta-app-fields.ts";

export interface MetaAppFormProps {
  readonly desktop: DesktopClient;
  readonly setup: MetaAppSetup;
  /** Called after the Meta app has been saved or removed, with the message to show. */
  readonly onChanged: (message: string) => void;
}

/**
 * Returns the state of the Meta app form and its handlers. Meta verifies the App ID and secret
 * before they are saved.
 */
export function useMetaAppForm({ desktop, setup, onChanged }: MetaAppFormProps) {
  const [fields, setFields] = useState(() =>
    toFields(setup.saved, setup.versions[0]?.version ?? ""),
  );
  const [invalid, setInvalid] = useState<readonly InvalidField[]>([]);
  const [status, setStatus] = useState<Status>();
  const [checking, setChecking] = useState(false);
  const formRef = useRef<HTMLFormElement>(null);
  // The form replaces the button that opened it, so move the focus into the form.
  useEffect(() => formRef.current?.querySelector("input")?.focus(), []);

  const set = (change: Partial<MetaAppFields>) => {
    setFields({ ...fields, ...change });
    setInvalid([]);
    setStatus(undefined);
  };

  const textField = (name: InvalidField) => ({
    name,
    value: fields[name],
    error: invalid.includes(name) ? settingsTexts[`${name}Error`] : undefined,
    onChange: (value: string) => set({ [name]: value }),
  });

  const save = async () => {
    if (checking) return;
    const validated = validateFields(fields, setup.saved);
    setInvalid(validated.invalid);
    const [first] = validated.invalid;
    if (first) return formRef.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
    setChecking(true);
    const result = await desktop.saveMetaApp(validated.form);
    setChecking(false);
    if (result.ok) onChanged(settingsTexts.saved(result.value.appName));
    else setStatus(refused(result.problem.message));
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return { fields, set, textField, status, checking, formRef, onSubmit };
}
