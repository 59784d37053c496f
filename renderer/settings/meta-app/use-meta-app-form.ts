import { type FormEvent, useEffect, useRef, useState } from "react";
import type { MetaAppSetup } from "../../../common/contract/meta-app.ts";
import type { MetaAppField } from "../../../common/contract/problems.ts";
import type { DesktopClient } from "../../client/client.ts";
import { refused, type Status } from "../../controls/FormStatus.tsx";
import { settingsTexts } from "../../i18n/settings.ts";
import { initialFields, type MetaAppFields, validateFields } from "./meta-app-fields.ts";

export interface MetaAppFormProps {
  readonly desktop: DesktopClient;
  readonly setup: MetaAppSetup;
  /** Called after the Meta app has been saved or removed, with the message to show. */
  readonly onChanged: (message: string) => void;
}

type FieldErrors = Readonly<Partial<Record<MetaAppField, string>>>;

/**
 * Returns the state of the Meta app form and its handlers. Meta verifies the App ID and secret
 * before they are saved, and its answer is shown at the field that it is about.
 */
export function useMetaAppForm({ desktop, setup, onChanged }: MetaAppFormProps) {
  const [fields, setFields] = useState(() => initialFields(setup));
  const [errors, setErrors] = useState<FieldErrors>({});
  const [status, setStatus] = useState<Status>();
  const [checking, setChecking] = useState(false);
  const formRef = useRef<HTMLFormElement>(null);
  // The form replaces the button that opened it, so move the focus into the form.
  useEffect(() => formRef.current?.querySelector("input")?.focus(), []);
  const draft = useDraft(desktop, fields);

  const set = (change: Partial<MetaAppFields>) => {
    setFields({ ...fields, ...change });
    setErrors({});
    setStatus(undefined);
  };

  const textField = (name: MetaAppField) => ({
    name,
    value: fields[name],
    error: errors[name],
    onChange: (value: string) => set({ [name]: value }),
  });

  const showErrors = (found: FieldErrors) => {
    setErrors(found);
    const [first] = Object.keys(found);
    formRef.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
  };

  const save = async () => {
    if (checking) return;
    const { invalid, form } = validateFields(fields, setup);
    if (invalid.length > 0) {
      showErrors(Object.fromEntries(invalid.map((name) => [name, settingsTexts[`${name}Error`]])));
      return;
    }
    setChecking(true);
    const result = await desktop.saveMetaApp(form);
    setChecking(false);
    if (result.ok) {
      draft.discard();
      onChanged(settingsTexts.saved(result.value.appName));
    } else if (result.problem.field) showErrors({ [result.problem.field]: result.problem.message });
    else setStatus(refused(result.problem.message));
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return { fields, set, textField, status, checking, formRef, onSubmit, onBlur: draft.keep };
}

/**
 * Keeps what was typed in the main process when a field loses the focus and when the form closes,
 * so that Escape and a closed window lose nothing. The main process discards it once it is saved.
 */
function useDraft(desktop: DesktopClient, fields: MetaAppFields) {
  const latest = useRef<MetaAppFields | undefined>(fields);
  if (latest.current) latest.current = fields;
  const keep = () => {
    if (!latest.current) return;
    const { appSecret, ...rest } = latest.current;
    void desktop.saveMetaAppDraft({
      ...rest,
      // An empty field keeps the secret that was typed earlier.
      ...(appSecret !== "" && { appSecret }),
      step: "form",
    });
  };
  const atEnd = useRef(keep);
  atEnd.current = keep;
  useEffect(() => () => atEnd.current(), []);
  return {
    keep,
    discard() {
      latest.current = undefined;
    },
  };
}
