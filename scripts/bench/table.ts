export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly show: (value: number) => string;
  /** The budget, if the figure has one. */
  readonly atMost?: number;
  readonly note?: string;
}

export const isMissed = ({ value, atMost }: Figure): boolean =>
  atMost !== undefined && value > atMost;

/** Formats a Markdown table with aligned columns, so that it also reads well as plain text. */
export function table(figures: readonly Figure[]): string {
  const head = ["what", "measured", "at most", "", "remarks"];
  const rows = figures.map(row);
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

function row(figure: Figure): readonly string[] {
  const { what, value, show, atMost, note = "" } = figure;
  if (atMost === undefined) return [what, show(value), "", "", note];
  return [what, show(value), show(atMost), isMissed(figure) ? "✗" : "✓", note];
}
