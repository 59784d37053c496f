import type { ReactNode } from "react";

/**
 * The parts of the guide's drawings. They show where to look, not what Meta's pages look like.
 * styles/guide.css draws them in the colours of the window.
 */
const size = { width: 480, height: 190 };

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A drawing with a text alternative. Its own words are only decoration. */
export function Drawing({ alt, children }: { readonly alt: string; readonly children: ReactNode }) {
  return (
    <svg
      className="drawing"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={alt}
    >
      {children}
    </svg>
  );
}

/** A browser window whose page begins at x 132 and y 32, to the right of a menu. */
export function BrowserPage({ menu, current, children }: BrowserPageProps) {
  return (
    <>
      <rect className="paper" x="1" y="1" width="478" height="188" rx="8" />
      <path className="edge" d="M1 24H479" />
      {[14, 26, 38].map((x) => (
        <circle key={x} className="soft" cx={x} cy="13" r="3.5" />
      ))}
      <rect className="soft" x="56" y="7" width="200" height="12" rx="6" />
      {menu.length > 0 && <path className="edge" d="M120 24V189" />}
      {menu.map((name, index) => (
        <g key={name}>
          {name === current && (
            <rect className="marked" x="8" y={34 + index * 24} width="104" height="20" rx="5" />
          )}
          <Label x={16} y={48 + index * 24} text={name} strong={name === current} />
        </g>
      ))}
      {children}
    </>
  );
}

interface BrowserPageProps {
  /** The entries of the menu at the left. Empty for a page without a menu. */
  readonly menu: readonly string[];
  readonly current?: string;
  readonly children: ReactNode;
}

export function Label({ x, y, text, strong = false }: Place & LabelProps) {
  return (
    <text className={strong ? "strong" : undefined} x={x} y={y}>
      {text}
    </text>
  );
}

interface LabelProps {
  readonly text: string;
  readonly strong?: boolean;
}

export function Field({ x, y, width, label, value, marked = false }: FieldProps) {
  return (
    <>
      <Label x={x} y={y + 10} text={label} />
      <rect
        className={marked ? "field-box goal" : "field-box"}
        x={x}
        y={y + 16}
        width={width}
        height="22"
        rx="4"
      />
      <Label x={x + 8} y={y + 31} text={value} strong={marked} />
    </>
  );
}

interface FieldProps extends Place {
  readonly width: number;
  readonly label: string;
  readonly value: string;
  /** Whether the drawing is about this field. */
  readonly marked?: boolean;
}

/** The button to press. */
export function PressButton({ x, y, width, text }: Place & { width: number; text: string }) {
  return (
    <>
      <rect className="press" x={x} y={y} width={width} height="22" rx="5" />
      <text className="on-press" x={x + width / 2} y={y + 15} textAnchor="middle">
        {text}
      </text>
    </>
  );
}

export function Switch({ x, y, on }: Place & { readonly on: boolean }) {
  return (
    <>
      <rect className={on ? "press" : "off"} x={x} y={y} width="30" height="16" rx="8" />
      <circle className="knob" cx={on ? x + 22 : x + 8} cy={y + 8} r="6" />
    </>
  );
}

/** A choice in a list, with a tick if it is chosen. */
export function Choice({ x, y, width, text, chosen }: ChoiceProps) {
  return (
    <>
      <rect
        className={chosen ? "field-box goal" : "field-box"}
        x={x}
        y={y}
        width={width}
        height="28"
        rx="5"
      />
      <rect
        className={chosen ? "press" : "off"}
        x={x + 8}
        y={y + 8}
        width="12"
        height="12"
        rx="3"
      />
      {chosen && <path className="tick" d={`M${x + 11} ${y + 14}l2.5 2.5l4.5-5`} />}
      <Label x={x + 28} y={y + 18} text={text} strong={chosen} />
    </>
  );
}

interface ChoiceProps extends Place {
  readonly width: number;
  readonly text: string;
  readonly chosen: boolean;
}

/** A line of text that is too small to read. */
export const Line = ({ x, y, width }: Place & { readonly width: number }) => (
  <rect className="soft" x={x} y={y} width={width} height="6" rx="3" />
);
