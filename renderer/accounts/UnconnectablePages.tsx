import { useState } from "react";
import { channelNames } from "../../common/channel-names.ts";
import type { UnconnectablePage } from "../../common/contract/accounts.ts";
import { useApp } from "../app/app-context.ts";
import { focusIds, useFocusHandover } from "../controls/focus-management.ts";
import { MetaLinkButton } from "../controls/MetaLinkButton.tsx";
import { VirtualList } from "../controls/VirtualList.tsx";
import { texts } from "../i18n/index.ts";

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
          <VirtualList
            label={texts.unconnectableRegion}
            items={pages}
            keyOf={(page) => `${page.channel}-${page.pageId}`}
            rowHeight={72}
            rowClass="row page"
          >
            {(page) => <UnconnectableRow page={page} />}
          </VirtualList>
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
      <span className="tag">{channelNames[page.channel]}</span>
      <p>
        {page.message} {page.remedy}
      </p>
      <RowAction page={page} nameId={nameId} />
    </>
  );
}

interface RowActionProps {
  readonly page: UnconnectablePage;
  readonly nameId: string;
}

/** Where it is mended: at Meta, in the user's browser, or by a login that is meant to take it over. */
function RowAction({ page, nameId }: RowActionProps) {
  const { channel, link, reason } = page;
  if (link)
    return (
      <MetaLinkButton link={link} describedBy={nameId} focusNext={focusIds.connect(channel)} />
    );
  return reason === "connected-by-another" ? <TakeOver page={page} nameId={nameId} /> : null;
}

function TakeOver({ page: { channel }, nameId }: RowActionProps) {
  const { actions } = useApp();
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
