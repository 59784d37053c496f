import { type PracticeTour, tourTasks } from "../../common/contract/practice-tour.ts";
import { useApp } from "../app/app-context.ts";
import { Circle, CircleCheck, X } from "../controls/icons.ts";
import { texts } from "../i18n/index.ts";

interface TourProps {
  readonly tour: PracticeTour;
}

/** The tasks of the tour of practice mode with their ticks, and what to do next. */
export function Tour({ tour: { done } }: TourProps) {
  const { desktop } = useApp();
  const { title, tasks, hints, finished, close } = texts.tour;
  const next = tourTasks.find((task) => !done.includes(task));
  return (
    <section className="tour" aria-label={title}>
      <div className="tour-head">
        <h2>{title}</h2>
        <ol className="tour-tasks">
          {tourTasks.map((task) => {
            const isDone = done.includes(task);
            const name = tasks[task];
            return (
              <li key={task} className={isDone ? "done" : task === next ? "next" : ""}>
                {isDone ? <CircleCheck /> : <Circle />}
                <span aria-hidden="true">{name}</span>
                <span className="visually-hidden">{texts.tourTask(name, isDone)}</span>
              </li>
            );
          })}
        </ol>
        <button
          type="button"
          className="icon-button"
          aria-label={close}
          title={close}
          onClick={() => void desktop?.dismissTour()}
        >
          <X />
        </button>
      </div>
      <p>{next ? hints[next] : finished}</p>
    </section>
  );
}
