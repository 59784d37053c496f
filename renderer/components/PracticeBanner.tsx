import { texts } from "../texts.ts";
import { useWindow } from "../window.ts";

export function PracticeBanner() {
  const { actions, desktop } = useWindow();
  return (
    <div className="practice">
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
    </div>
  );
}
