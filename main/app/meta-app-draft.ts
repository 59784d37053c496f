import type { MetaAppDraft, MetaAppDraftView } from "../../common/contract/meta-app.ts";

/**
 * Keeps what the operator has typed into the form of the Meta app until Pagekeeper quits, because
 * the window can be closed at any time.
 */
export interface MetaAppDrafts {
  /** Null discards the draft. */
  save(draft: MetaAppDraft | null): void;
  view(): MetaAppDraftView | undefined;
  /** Returns the secret that was typed for this App ID. */
  secretFor(appId: string): string | undefined;
}

export function createMetaAppDrafts(): MetaAppDrafts {
  let view: MetaAppDraftView | undefined;
  let secret = "";
  return {
    save(draft) {
      if (draft === null) {
        view = undefined;
        secret = "";
        return;
      }
      const { appSecret = secret, ...typed } = draft;
      secret = appSecret.trim();
      view = { ...typed, secretEntered: secret !== "" };
    },
    view: () => view,
    secretFor: (appId) => (view?.appId.trim() === appId && secret !== "" ? secret : undefined),
  };
}
