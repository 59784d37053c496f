/**
 * The tray's icons as SVG. Each icon shows the page of renderer/mark.svg and a keyhole. Additional
 * marks depend on the state.
 */

export const trayStates = ["works", "attention", "offline", "practice"] as const;
export type TrayState = (typeof trayStates)[number];

interface Colours {
  readonly page: string;
  readonly badge: string;
}

/** Each colour has a contrast of at least 3.3 to 1 with both light and dark panels. */
const teal = "#17908f";
const amber = "#c96a00";
const grey = "#7c8187";

const page = "M5 2h9l6 6v11a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3z";
const outline =
  "M5.2 3h8.4l5.4 5.4v10.4a2.2 2.2 0 0 1-2.2 2.2H5.2A2.2 2.2 0 0 1 3 18.8V5.2A2.2 2.2 0 0 1 5.2 3z";
const keyhole = "M11 9.5a2.8 2.8 0 0 1 1.5 5.2l.7 4.3H8.8l.7-4.3A2.8 2.8 0 0 1 11 9.5z";
const badge = { x: 17.5, y: 17.5, radius: 5.5 };
const mark = "M16.6 14h1.8v4.2h-1.8zM16.6 19.3h1.8v1.8h-1.8z";
const slash = "M2.5 21.5 21.5 2.5";

/** Returns the icon for Linux and Windows. */
export const coloured = (state: TrayState): string =>
  draw(state, { page: state === "offline" ? grey : teal, badge: amber });

/** Returns the icon for macOS. macOS uses only its shape and adds the colour of the menu bar. */
export const template = (state: TrayState): string => draw(state, { page: "#000", badge: "#000" });

function draw(state: TrayState, colours: Colours): string {
  const shape =
    state === "practice"
      ? `<path d="${outline}" fill="none" stroke="${colours.page}" stroke-width="2" stroke-dasharray="4.2 2" /><path d="${keyhole}" fill="${colours.page}" />`
      : `<path d="${page}" fill="${colours.page}" mask="url(#cut)" />`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${masks(state)}${shape}${overlay(state, colours)}</svg>`;
}

/** Returns the masks that cut holes into the page. The panel is visible through these holes. */
function masks(state: TrayState): string {
  const holes = {
    works: `<path d="${keyhole}" />`,
    attention: `<path d="${keyhole}" /><circle cx="${badge.x}" cy="${badge.y}" r="${badge.radius + 1.2}" />`,
    offline: `<path d="${keyhole}" /><path d="${slash}" fill="none" stroke="#000" stroke-width="5" />`,
    practice: "",
  };
  return `<mask id="cut"><path d="M0 0h24v24H0z" fill="#fff" />${holes[state]}</mask><mask id="badge"><path d="M0 0h24v24H0z" fill="#fff" /><path d="${mark}" /></mask>`;
}

function overlay(state: TrayState, colours: Colours): string {
  if (state === "attention") {
    const { x, y, radius } = badge;
    return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${colours.badge}" mask="url(#badge)" />`;
  }
  if (state === "offline") {
    return `<path d="${slash}" stroke="${colours.page}" stroke-width="2" stroke-linecap="round" />`;
  }
  return "";
}
