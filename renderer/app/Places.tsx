import type { ReactNode } from "react";
import { allAccounts, isFailing } from "../../common/accounts.ts";
import { channelNames } from "../../common/channel-names.ts";
import { channelTypes } from "../../common/contract/accounts.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { ChannelIcon } from "../controls/ChannelIcon.tsx";
import { focusIds } from "../controls/focus-management.ts";
import {
  AppWindow,
  History,
  LogOut,
  SettingsIcon,
  TriangleAlert,
  Users,
} from "../controls/icons.ts";
import { texts } from "../i18n/index.ts";
import { accountsIn } from "../state/accounts.ts";
import { hrefOf, type Place } from "../state/places.ts";
import { useApp } from "./app-context.ts";

interface PlacesProps {
  readonly snapshot: Snapshot;
  readonly current: Place;
}

/** The bar at the side with the places of the window. */
export function Places({ snapshot, current }: PlacesProps) {
  const { actions, desktop, web } = useApp();
  const accounts = allAccounts(snapshot);
  const failing = accounts.filter(isFailing).length;
  return (
    <nav className="places" aria-label={texts.places}>
      <PlaceLink
        to="accounts"
        current={current}
        icon={<Users />}
        label={texts.accounts}
        count={accounts.length}
      />
      <PlaceLink
        to="needs-attention"
        current={current}
        icon={<TriangleAlert />}
        label={texts.needsAttention}
        count={failing}
        urgent={failing > 0}
      />
      {desktop && (
        <PlaceLink to="activity" current={current} icon={<History />} label={texts.activity} />
      )}
      <hr />
      {channelTypes.map((type) => {
        const count = accountsIn(snapshot, type).length;
        return (
          count > 0 && (
            <PlaceLink
              key={type}
              to={type}
              current={current}
              icon={<ChannelIcon type={type} />}
              label={channelNames[type]}
              count={count}
            />
          )
        );
      })}
      <div className="places-end">
        {desktop && (
          <PlaceButton
            id={focusIds.settings}
            icon={<SettingsIcon />}
            label={texts.settings}
            onClick={() => actions.showSettings("general")}
          />
        )}
        {web && (
          <>
            <PlaceButton icon={<AppWindow />} label={texts.openApp} onClick={web.openApp} />
            <PlaceButton
              icon={<LogOut />}
              label={texts.signOut}
              onClick={() => void actions.signOut()}
            />
          </>
        )}
      </div>
    </nav>
  );
}

interface PlaceButtonProps {
  readonly id?: string;
  readonly icon: ReactNode;
  readonly label: string;
  readonly onClick: () => void;
}

function PlaceButton({ icon, label, ...button }: PlaceButtonProps) {
  return (
    <button {...button} type="button" className="place" title={label}>
      {icon}
      <span className="place-label">{label}</span>
    </button>
  );
}

interface PlaceLinkProps {
  readonly to: Place;
  readonly current: Place;
  readonly icon: ReactNode;
  readonly label: string;
  readonly count?: number;
  readonly urgent?: boolean;
}

/** The number is drawn from an attribute, so that the link's name is the label alone. */
function PlaceLink({ to, current, icon, label, count = 0, urgent = false }: PlaceLinkProps) {
  return (
    <a
      href={hrefOf(to)}
      className="place"
      aria-current={current === to ? "page" : undefined}
      aria-description={count > 0 ? texts.accountCount(count) : undefined}
      title={label}
    >
      {icon}
      <span className="place-label">{label}</span>
      {count > 0 && (
        <span
          className={urgent ? "place-count urgent" : "place-count"}
          data-count={texts.number(count)}
        />
      )}
    </a>
  );
}
