import { useId } from "react";
import {
  type ChannelType,
  channelTypes,
  type PermissionGap,
} from "../../common/contract/accounts.ts";
import { useApp } from "../app/app-context.ts";
import { ActionButton } from "../controls/ActionButton.tsx";
import { focusIds } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";

/**
 * Lists, for each channel, the permissions that logins did not grant and the features that do not
 * work without them.
 */
export function PermissionGaps({ gaps }: { readonly gaps: readonly PermissionGap[] }) {
  const types = channelTypes.filter((type) => gaps.some(({ channel }) => channel === type));
  return types.map((type) => (
    <section
      key={type}
      className="gaps"
      aria-label={texts.gapsLandmark(
        type,
        gaps.some(({ askAgain }) => askAgain),
      )}
    >
      <h2>{texts.gapsRegion(type)}</h2>
      {gaps
        .filter(({ channel }) => channel === type)
        .map((gap) => (
          <Gap key={gap.userId} gap={gap} />
        ))}
    </section>
  ));
}

function Gap({ gap }: { readonly gap: PermissionGap }) {
  const id = useId();
  const { channel, userName, missing, askAgain } = gap;
  return (
    <div className="gap">
      <p id={id}>{texts.gap(userName)}</p>
      <ul>
        {missing.map(({ permission, consequence, status }) => (
          <li key={permission} title={permission}>
            {consequence} <span className="tag">{texts.gapStatus[status]}</span>
          </li>
        ))}
      </ul>
      {askAgain ? (
        <AskAgain type={channel} describedBy={id} />
      ) : (
        <p className="quiet">{whyNotAskAgain(gap)}</p>
      )}
    </div>
  );
}

/**
 * Returns why there is no button to ask again: either the user has refused twice, or the login
 * dialog never asked because of how the Meta app is set up.
 */
const whyNotAskAgain = ({ userName, missing }: PermissionGap): string =>
  missing.every(({ status }) => status === "absent")
    ? texts.neverAsked
    : texts.askedTwice(userName);

interface AskAgainProps {
  readonly type: ChannelType;
  readonly describedBy: string;
}

function AskAgain({ type, describedBy }: AskAgainProps) {
  const { actions } = useApp();
  return (
    <ActionButton
      className="small action"
      focusNext={[focusIds.connect(type), focusIds.flow(type), focusIds.main]}
      aria-describedby={describedBy}
      onClick={() => void actions.connect(type)}
    >
      {texts.askAgain}
    </ActionButton>
  );
}
