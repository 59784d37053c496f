/** The tasks of the tour of practice mode, in their order. */
export const tourTasks = ["connect", "repair", "disconnect"] as const;
export type TourTask = (typeof tourTasks)[number];

export interface PracticeTour {
  /** The tasks that the user has done, in any order. */
  readonly done: readonly TourTask[];
}
