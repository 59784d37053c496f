import type {
  MetaAppForm as EnteredForm,
  MetaApp,
  MetaAppDraft,
  MetaAppDraftView,
  VerifiedMetaApp,
} from "../../common/contract/meta-app.ts";
import type { Result } from "../channels/model.ts";
import { callErrorTexts } from "../i18n/call-errors.ts";
import { UserError } from "../user-error.ts";
import type { AppSecrets } from "./app-secrets.ts";
import { problemAtForm } from "./meta-app-problems.ts";

export interface MetaAppFormDeps {
  readonly secrets: Pick<AppSecrets, "read">;
  /** Asks Meta whether the App ID and the App Secret belong together. */
  readonly verify: (app: AppWithSecret) => Promise<Result<{ readonly name?: string }>>;
  /** Called when the draft is of another app than before, which no test login has tested. */
  readonly onOtherApp: () => void;
}

export type AppWithSecret = MetaApp & { readonly appSecret: string };

export interface VerifiedForm {
  readonly app: MetaApp;
  readonly appSecret: string;
  /** Whether the secret was entered, rather than read from the keychain. */
  readonly secretIsNew: boolean;
  readonly answer: VerifiedMetaApp;
}

/** What the operator enters. Nothing is saved here. */
export interface MetaAppForm {
  /**
   * Keeps what was typed until Pagekeeper quits, because the window can be closed at any time. Null
   * discards it.
   */
  saveDraft(draft: MetaAppDraft | null): void;
  draft(): MetaAppDraftView | undefined;
  /** Rejects with UserError if Meta rejects the app, or if there is no secret. */
  verify(form: EnteredForm): Promise<VerifiedForm>;
}

export function createMetaAppForm({ secrets, verify, onOtherApp }: MetaAppFormDeps): MetaAppForm {
  let view: MetaAppDraftView | undefined;
  let typedSecret = "";
  const draftSecret = (appId: string) =>
    view?.appId.trim() === appId && typedSecret !== "" ? typedSecret : undefined;

  return {
    saveDraft(draft) {
      if (draft === null) {
        view = undefined;
        typedSecret = "";
        return;
      }
      const { appSecret = typedSecret, ...typed } = draft;
      const before = view && { ...view, secret: typedSecret };
      typedSecret = appSecret.trim();
      view = { ...typed, secretEntered: typedSecret !== "" };
      if (before && !isSameApp(before, { ...view, secret: typedSecret })) onOtherApp();
    },
    draft: () => view,
    async verify({ appSecret: entered, ...app }) {
      const newSecret = entered ?? draftSecret(app.appId);
      const appSecret = newSecret ?? (await secrets.read(app.appId));
      if (appSecret === undefined) throw secretMissing();
      const verified = await verify({ ...app, appSecret });
      if (!verified.ok) throw new UserError(problemAtForm(verified.problem));
      const { name } = verified.value;
      const answer = name === undefined ? {} : { appName: name };
      return { app, appSecret, secretIsNew: newSecret !== undefined, answer };
    },
  };
}

type TestedApp = Omit<MetaAppDraftView, "step" | "secretEntered"> & { readonly secret: string };

const isSameApp = (a: TestedApp, b: TestedApp): boolean =>
  a.appId === b.appId &&
  a.secret === b.secret &&
  a.login === b.login &&
  a.configId === b.configId &&
  a.redirectMode === b.redirectMode &&
  a.redirectUri === b.redirectUri;

const secretMissing = () =>
  new UserError(
    problemAtForm({ code: "app_secret_missing", message: callErrorTexts().appSecretMissing }),
  );
