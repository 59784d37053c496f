import { useState } from "react";
import { channelNames } from "../../common/channel-names.ts";
import type { UnconnectablePage } from "../../common/contract/accounts.ts";
import { useApp } from "../app/app-context.ts";
import { ActionButton } from "../controls/ActionButton.tsx";
import { focusIds } from "../controls/focus-management.ts";
import { MetaLinkButton } from "../controls/MetaLinkButton.tsx";
import { VirtualList } from "../controls/VirtualList.tsx";
import { texts } from "../i18n/index.ts";

/**
 * The Pages that could not be connected, each with the reason and the remedy. The rows are rendered
 * only once the user has opened the list.
 */
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
            keyOf={(page) => `${page.channel}-${page.pageId}-${page.userId}`}
            rowHeight={64}
          >
            {(page, row) => (
              <li
                {...row}
                key={`${page.channel}-${page.pageId}-${page.userId}`}
                className="row page"
              >
                <UnconnectableRow page={page} />
              </li>
            )}
          </VirtualList>
        )}
      </details>
    </section>
  );
}

function UnconnectableRow({ page }: { readonly page: UnconnectablePage }) {
  const nameId = `page-${page.channel}-${page.pageId}-${page.userId}`;
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

/**
 * Renders a link to the remedy, or a button that takes over a Page that somebody else connected.
 */
function RowAction({ page, nameId }: RowActionProps) {
  const { actions } = useApp();
  const { channel, link, reason } = page;
  if (link) {
    return (
      <MetaLinkButton link={link} describedBy={nameId} focusNext={focusIds.connect(channel)} />
    );
  }
  if (reason !== "connected-by-another") return null;
  return (
    <ActionButton
      className="small action"
      focusNext={[focusIds.connect(channel)]}
      aria-describedby={nameId}
      onClick={() => void actions.connect(channel, { takeOver: true })}
    >
      {texts.takeOver}
    </ActionButton>
  );
}
