import { texts } from "../texts/index.ts";
import { useWindow } from "../window.ts";

export function PracticeBanner() {
  const { actions, desktop } = useWindow();
  return (
    <section className="practice" aria-label={texts.practiceRegion}>
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
