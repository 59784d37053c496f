import { texts } from "../i18n/index.ts";
import { useApp } from "./app-context.ts";

export function PracticeBanner() {
  const { actions, desktop } = useApp();
  return (
    <section className="practice-banner" aria-label={texts.practiceRegion}>
      <p>{texts.practice}</p>
      {desktop && (
        <button
          type="button"
          className="button small"
          onClick={() => actions.showSettings("meta-app")}
        >
          {texts.setUp}
        </button>
      )}
    </section>
  );
}
