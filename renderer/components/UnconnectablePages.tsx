import { useState } from "react";
import type { MetaLink, UnconnectablePage } from "../../preload/contract.ts";
import { focusIds, useFocusHandover } from "../focus.ts";
import { texts } from "../texts.ts";
import { useWindow } from "../window.ts";
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
  const nameId = `page-${page.channel}-${page.pageId}`;
  return (
    <>
      <bdi id={nameId} className="name" title={page.name}>
        {page.name}
      </bdi>
      <span className="tag">{texts.channel(page.channel)}</span>
      <p>
        {page.message} {page.remedy}
      </p>
      <WayOn page={page} nameId={nameId} />
    </>
  );
}

interface WayOnProps {
  readonly page: UnconnectablePage;
  readonly nameId: string;
}

/** Where it is mended: at Meta, in the user's browser, or by a login that is meant to take it over. */
function WayOn(props: WayOnProps) {
  const { link, reason } = props.page;
  if (link) return <AtMeta {...props} link={link} />;
  return reason === "connected-by-another" ? <TakeOver {...props} /> : null;
}

function AtMeta({ page, nameId, link }: WayOnProps & { readonly link: MetaLink }) {
  const ref = useFocusHandover<HTMLAnchorElement>([focusIds.connect(page.channel)]);
  return (
    <a
      ref={ref}
      className="button small action"
      aria-describedby={nameId}
      href={link.url}
      target="_blank"
      rel="noreferrer"
    >
      {link.label}
    </a>
  );
}

function TakeOver({ page: { channel }, nameId }: WayOnProps) {
  const { actions } = useWindow();
  const ref = useFocusHandover<HTMLButtonElement>([focusIds.connect(channel)]);
  return (
    <button
      ref={ref}
      type="button"
      className="button small action"
      aria-describedby={nameId}
      onClick={() => void actions.connect(channel, { takeOver: true })}
    >
      {texts.takeOver}
    </button>
  );
}
