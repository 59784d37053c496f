import { texts } from "../i18n/index.ts";

/** Shown by CSS only after 150 ms, so that a quick start never flickers. */
export function Skeleton() {
  return (
    <div className="skeleton" aria-busy="true">
      <p className="visually-hidden">{texts.loading}</p>
      <div className="cards">
        <div className="skeleton-card" />
        <div className="skeleton-card" />
      </div>
      <div className="skeleton-row" />
      <div className="skeleton-row" />
      <div className="skeleton-row" />
    </div>
  );
}
