import type { AccountProblem } from "../../common/contract/account-problems.ts";
import type { FlowView } from "../../common/contract/flows.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { useApp } from "../app/app-context.ts";
import { FlowProgress } from "../connect/FlowProgress.tsx";
import { isAt } from "../connect/flow-places.ts";
import { ActionButton } from "../controls/ActionButton.tsx";
import { Details } from "../controls/Details.tsx";
import { focusIds } from "../controls/focus-management.ts";
import { TriangleAlert } from "../controls/icons.ts";
import { MetaLinkButton } from "../controls/MetaLinkButton.tsx";
import { texts } from "../i18n/index.ts";
import { findAccount } from "../state/accounts.ts";
import { hrefOf } from "../state/places.ts";
import { problemDetails } from "../state/problem-details.ts";
import type { WindowState } from "../state/window-state.ts";
import { isRepairedByLogin } from "./recovery.ts";

interface ProblemCardsProps {
  readonly problems: readonly AccountProblem[];
  /** How many other problems there are, to which a link leads. */
  readonly more: number;
  readonly snapshot: Snapshot;
  readonly flows: readonly FlowView[];
  readonly flowPlaces: WindowState["flowPlaces"];
}

/** What is wrong, once for each cause, with the action that ends it. */
export function ProblemCards(props: ProblemCardsProps) {
  const { problems, more, snapshot, flows, flowPlaces } = props;
  if (problems.length === 0) return null;
  return (
    <section className="problems" aria-label={texts.needsAttention}>
      {problems.map((problem) => (
        <ProblemCard
          key={problem.id}
          problem={problem}
          snapshot={snapshot}
          flow={flows.find((flow) => isAt(flow, flowPlaces, { kind: "problem", id: problem.id }))}
        />
      ))}
      {more > 0 && <a href={hrefOf("needs-attention")}>{texts.moreProblems(more)}</a>}
    </section>
  );
}

interface ProblemCardProps {
  readonly problem: AccountProblem;
  readonly snapshot: Snapshot;
  /** The login that was started in this card, if it is running. */
  readonly flow: FlowView | undefined;
}

function ProblemCard({ problem, snapshot, flow }: ProblemCardProps) {
  const { id, title, message, details } = problem;
  return (
    <div className="problem-card with-icon">
      <TriangleAlert />
      <div className="problem-text">
        <h2 id={focusIds.problem(id)} tabIndex={-1}>
          {title}
        </h2>
        <p>{message}</p>
        {details && <Details lines={problemDetails({ code: id, message, details }).slice(1)} />}
        {flow && <FlowProgress flow={flow} focusNext={[focusIds.problem(id), focusIds.main]} />}
      </div>
      {!flow && <ProblemAction problem={problem} snapshot={snapshot} />}
    </div>
  );
}

/** Renders the button or link that ends the problem, if there is one. */
function ProblemAction({ problem, snapshot }: Omit<ProblemCardProps, "flow">) {
  const { actions, confirmDisconnect } = useApp();
  const { id, kind, remedy, link, accountIds, user } = problem;
  const account = accountIds[0] === undefined ? undefined : findAccount(snapshot, accountIds[0]);
  if (!account) return null;
  const focusNext = [focusIds.flow(account.channel), focusIds.main];
  if (kind === "expiring" || isRepairedByLogin({ remedy })) {
    return (
      <ActionButton
        className="primary"
        focusNext={focusNext}
        aria-describedby={focusIds.problem(id)}
        onClick={() =>
          void actions.connect(
            account.channel,
            { reconnectAccountId: account.id },
            { kind: "problem", id },
          )
        }
      >
        {user ? texts.logInAs(user.name) : texts.logInAgain}
      </ActionButton>
    );
  }
  if (remedy !== "disconnect") {
    return (
      <div className="problem-buttons">
        {link && (
          <MetaLinkButton
            link={link}
            describedBy={focusIds.problem(id)}
            focusNext={focusIds.main}
          />
        )}
        <ActionButton
          focusNext={focusNext}
          aria-describedby={focusIds.problem(id)}
          onClick={() =>
            void actions.check(
              accountIds.length === 1 ? { kind: "account", id: account.id } : { kind: "all" },
            )
          }
        >
          {texts.checkAgain}
        </ActionButton>
      </div>
    );
  }
  return (
    <ActionButton
      focusNext={focusNext}
      aria-describedby={focusIds.problem(id)}
      onClick={() => confirmDisconnect({ kind: "account", account })}
    >
      {texts.disconnectItem}
    </ActionButton>
  );
}
