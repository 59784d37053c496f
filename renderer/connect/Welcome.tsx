import { channelNames } from "../../common/channel-names.ts";
import { channelTypes } from "../../common/contract/accounts.ts";
import type { FlowView } from "../../common/contract/flows.ts";
import { ChannelIcon } from "../controls/ChannelIcon.tsx";
import { focusIds } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";
import { ConnectButton } from "./ConnectButton.tsx";
import { FlowProgress } from "./FlowProgress.tsx";
import { WelcomePicture } from "./WelcomePicture.tsx";

interface WelcomeProps {
  readonly flows: readonly FlowView[];
  readonly practice: boolean;
}

/** The first screen, shown as long as there are no accounts. */
export function Welcome({ flows, practice }: WelcomeProps) {
  return (
    <div className="welcome">
      <WelcomePicture />
      <h1>{texts.welcomeTitle}</h1>
      <ul className="welcome-lines">
        {texts.welcomeLines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="cards">
        {channelTypes.map((type) => {
          const flow = flows.find((each) => each.type === type);
          return (
            <div key={type} className="card">
              <h2>
                <ChannelIcon type={type} />
                {channelNames[type]}
              </h2>
              {flow ? (
                <FlowProgress
                  flow={flow}
                  focusNext={[focusIds.flow(type), focusIds.connect(type), focusIds.main]}
                />
              ) : (
                <>
                  <p className="quiet">{texts.cardText[type]}</p>
                  <ConnectButton
                    type={type}
                    className={type === "messenger" ? "primary" : "plain"}
                  />
                </>
              )}
            </div>
          );
        })}
      </div>
      {practice && <p className="welcome-practice">{texts.practiceExplained}</p>}
    </div>
  );
}
