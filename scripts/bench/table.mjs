/** The bench's result: figures beside their budgets, as a Markdown table that is also readable as it stands. */

/**
 * `atMost`: the budget; without one the figure only informs. `ok` decides where the budget is no number.
 * @typedef {{ what: string, value: number, show: (value: number) => string, atMost?: number, note?: string }} Figure
 */

/** @param {Figure} figure */
export const isMissed = ({ value, atMost }) => atMost !== undefined && value > atMost;

/** @param {readonly Figure[]} figures */
export function table(figures) {
  const head = ["what", "measured", "at most", "", "remarks"];
  const rows = figures.map(row);
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((cells) => /** @type {string} */ (cells[column]).length)),
  );
  /** @param {readonly string[]} cells */
  const line = (cells) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

/** @param {Figure} figure */
function row(figure) {
  const { what, value, show, atMost, note } = figure;
  const mark = isMissed(figure) ? "✗" : "✓";
  return [
    what,
    show(value),
    atMost === undefined ? "" : show(atMost),
    atMost === undefined ? "" : mark,
    note ?? "",
  ];
}
