import { type ReactNode, useState } from "react";
import { channelNames } from "../../common/channel-names.ts";
import type { UnconnectablePage } from "../../common/contract/accounts.ts";
import { useApp } from "../app/app-context.ts";
import { ActionButton } from "../controls/ActionButton.tsx";
import { focusIds } from "../controls/focus-management.ts";
import { MetaLinkButton } from "../controls/MetaLinkButton.tsx";
import { VirtualList } from "../controls/VirtualList.tsx";
import { texts } from "../i18n/index.ts";
import { useUnchosenHidden } from "./unchosen-hidden.ts";
import {
  type GroupedPage,
  groupUnconnectable,
  type UnconnectableGroup,
} from "./unconnectable-groups.ts";

/** The Pages that logins left out, by reason. */
export function UnconnectablePages({ pages }: { readonly pages: readonly UnconnectablePage[] }) {
  const [unchosenHidden, setUnchosenHidden] = useUnchosenHidden();
  const groups = groupUnconnectable(pages);
  const shown = groups.filter(({ reason }) => reason !== "not-ticked" || !unchosenHidden);
  if (groups.length === 0) return null;
  return (
    <section className="unconnectable" aria-label={texts.unconnectableRegion}>
      <h2 id={focusIds.unconnectable} tabIndex={-1}>
        {texts.unconnectableRegion}
      </h2>
      {shown.map((group) => (
        <Group key={group.reason} group={group}>
          {group.reason === "not-ticked" && (
            <button type="button" className="link-button" onClick={() => setUnchosenHidden(true)}>
              {texts.hide}
            </button>
          )}
        </Group>
      ))}
      {shown.length < groups.length && (
        <button type="button" className="link-button" onClick={() => setUnchosenHidden(false)}>
          {texts.showUnchosen}
        </button>
      )}
    </section>
  );
}

interface GroupProps {
  readonly group: UnconnectableGroup;
  /** A button beside the reason. */
  readonly children: ReactNode;
}

/** Groups of more Pages than this are closed at first. */
const maxOpenPages = 3;

/**
 * A reason with its Pages. The rows are rendered only while the group is open, which a small one
 * that needs the user is at first.
 */
function Group({ group: { reason, pages }, children }: GroupProps) {
  const [open, setOpen] = useState(reason !== "not-ticked" && pages.length <= maxOpenPages);
  const title = texts.unconnectable(reason, pages.length);
  return (
    <div className="unconnectable-group">
      <details
        open={open}
        onToggle={(event) =>
          event.target === event.currentTarget && setOpen(event.currentTarget.open)
        }
      >
        <summary>{title}</summary>
        {open && (
          <VirtualList
            label={title}
            items={pages}
            keyOf={(page) => `${page.pageId} ${page.userId}`}
            rowHeight={56}
          >
            {(page, row) => (
              <li {...row} key={`${page.pageId} ${page.userId}`} className="row page">
                <UnconnectableRow page={page} />
              </li>
            )}
          </VirtualList>
        )}
      </details>
      {children}
    </div>
  );
}

function UnconnectableRow({ page }: { readonly page: GroupedPage }) {
  const nameId = `page-${page.pageId}-${page.userId}`;
  return (
    <>
      <bdi id={nameId} className="name" title={page.name}>
        {page.name}
      </bdi>
      <span className="tags">
        {page.channels.map((channel) => (
          <span key={channel} className="tag">
            {channelNames[channel]}
          </span>
        ))}
      </span>
      <p>
        {page.message} {page.remedy}
      </p>
      <RowAction page={page} nameId={nameId} />
    </>
  );
}

interface RowActionProps {
  readonly page: GroupedPage;
  readonly nameId: string;
}

/**
 * Renders a link to the remedy, a button that begins a login in which the user can choose the Page,
 * or one that moves a Page that somebody else connected to the user's login.
 */
function RowAction({ page, nameId }: RowActionProps) {
  const { actions, confirmTakeOver } = useApp();
  const { channels, link, reason } = page;
  const [channel = "messenger"] = channels;
  const focusNext = [focusIds.flow(channel), focusIds.connect(channel)];
  if (link) {
    return (
      <MetaLinkButton link={link} describedBy={nameId} focusNext={focusIds.connect(channel)} />
    );
  }
  if (reason !== "connected-by-another" && reason !== "not-ticked") return null;
  const isTaken = reason === "connected-by-another";
  return (
    <ActionButton
      className="small action"
      focusNext={focusNext}
      aria-describedby={nameId}
      onClick={() => (isTaken ? confirmTakeOver(channel) : void actions.connect(channel))}
    >
      {isTaken ? texts.takeOver : texts.choosePages}
    </ActionButton>
  );
}
