import { channelNames } from "../../common/channel-names.ts";
import { type ChannelType, channelTypes } from "../../common/contract/accounts.ts";
import type { FlowView } from "../../common/contract/flows.ts";
import { useApp } from "../app/app-context.ts";
import { ActionButton } from "../controls/ActionButton.tsx";
import { focusIds } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";
import { FlowProgress } from "./FlowProgress.tsx";

interface ConnectCardsProps {
  readonly flows: readonly FlowView[];
  /** True if there are accounts already, so that the cards take up less space. */
  readonly compact: boolean;
}

export function ConnectCards({ flows, compact }: ConnectCardsProps) {
  return (
    <>
      {!compact && (
        <div className="welcome">
          <h2>{texts.firstStepsTitle}</h2>
          <p>{texts.firstSteps}</p>
        </div>
      )}
      <div className={compact ? "cards compact" : "cards"}>
        {channelTypes.map((type) => (
          <ChannelCard key={type} type={type} flow={flows.find((flow) => flow.type === type)} />
        ))}
      </div>
    </>
  );
}

interface ChannelCardProps {
  readonly type: ChannelType;
  readonly flow: FlowView | undefined;
}

function ChannelCard({ type, flow }: ChannelCardProps) {
  return (
    <div className="card">
      <h2>{channelNames[type]}</h2>
      {flow ? (
        <FlowProgress flow={flow} />
      ) : (
        <>
          <p className="card-text">{texts.cardText[type]}</p>
          <ConnectButton type={type} />
        </>
      )}
    </div>
  );
}

function ConnectButton({ type }: { readonly type: ChannelType }) {
  const { actions } = useApp();
  return (
    <ActionButton
      id={focusIds.connect(type)}
      className="primary"
      focusNext={[focusIds.flow(type)]}
      onClick={() => void actions.connect(type)}
    >
      {texts.connect(type)}
    </ActionButton>
  );
}
