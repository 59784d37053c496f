import { originParts } from "./origin-parts.ts";

/** Shows an origin in full, with an emphasis on its host. */
export function Origin({ origin }: { readonly origin: string }) {
  const { scheme, host, port } = originParts(origin);
  return (
    <bdi dir="ltr" className="web-origin">
      <span className="quiet">{scheme}</span>
      {host}
      <span className="quiet">{port}</span>
    </bdi>
  );
}
