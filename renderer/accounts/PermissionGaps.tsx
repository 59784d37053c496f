import { useId } from "react";
import {
  type ChannelType,
  channelTypes,
  type PermissionGap,
} from "../../common/contract/accounts.ts";
import { useApp } from "../app/app-context.ts";
import { focusIds, useFocusHandover } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";

/** What does not work because a login left it out, a section for each channel. Calm: the person may have meant it so. */
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
        <p className="quiet">{settled(gap)}</p>
      )}
    </div>
  );
}

/** Why it stays like this: who refused was asked once more; what nobody was asked for is not theirs to allow. */
const settled = ({ userName, missing }: PermissionGap): string =>
  missing.every(({ status }) => status === "absent")
    ? texts.neverAsked
    : texts.askedTwice(userName);

interface AskAgainProps {
  readonly type: ChannelType;
  readonly describedBy: string;
}

function AskAgain({ type, describedBy }: AskAgainProps) {
  const { actions } = useApp();
  const ref = useFocusHandover<HTMLButtonElement>([
    focusIds.connect(type),
    focusIds.flow(type),
    focusIds.main,
  ]);
  return (
    <button
      ref={ref}
      type="button"
      className="button small action"
      aria-describedby={describedBy}
      onClick={() => void actions.connect(type)}
    >
      {texts.askAgain}
    </button>
  );
}
