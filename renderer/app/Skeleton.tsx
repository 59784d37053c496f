import { texts } from "../i18n/index.ts";

/**
 * A placeholder that is shown while accounts load. CSS delays it by 150 ms, so that it does not
 * flicker during a fast start.
 */
export function Skeleton() {
  return (
    <div className="skeleton" aria-busy="true">
      <h1 className="visually-hidden">{texts.accounts}</h1>
      <p className="visually-hidden">{texts.loading}</p>
      <div className="skeleton-row" />
      <div className="skeleton-row" />
      <div className="skeleton-row" />
      <div className="skeleton-row" />
    </div>
  );
}
