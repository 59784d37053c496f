import { useState } from "react";
import type { UnconnectablePage } from "../../preload/contract.ts";
import { texts } from "../texts.ts";
import { LongList } from "./LongList.tsx";

/** Not errors: each is listed with the reason and the remedy. Rows are drawn once they are asked for. */
export function UnconnectablePages({ pages }: { readonly pages: readonly UnconnectablePage[] }) {
  const [open, setOpen] = useState(false);
  if (pages.length === 0) return null;
  return (
    <section className="channel" aria-label={texts.unconnectableRegion}>
      <details
        className="unconnectable"
        onToggle={(event) =>
          event.target === event.currentTarget && setOpen(event.currentTarget.open)
        }
      >
        <summary>{texts.unconnectable(pages.length)}</summary>
        {open && (
          <LongList
            label={texts.unconnectableRegion}
            items={pages}
            keyOf={(page) => `${page.channel}-${page.pageId}`}
            rowHeight={72}
            rowClass="row page"
          >
            {(page) => <UnconnectableRow page={page} />}
          </LongList>
        )}
      </details>
    </section>
  );
}

function UnconnectableRow({ page }: { readonly page: UnconnectablePage }) {
  return (
    <>
      <bdi className="name" title={page.name}>
        {page.name}
      </bdi>
      <span className="tag">{texts.channel(page.channel)}</span>
      <p>
        {page.message} {page.remedy}
      </p>
    </>
  );
}
