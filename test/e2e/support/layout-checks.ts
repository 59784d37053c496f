/** These functions run in the page, so they must not use anything from outside their own bodies. */

/** Describes each text or control that is cut off, covered, or not reachable by scrolling. */
export function layoutProblems(): string[] {
  const label = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.className} “${element.textContent?.slice(0, 40)}”`;
  const isControl = (element: Element) => element.matches("button, a, input, select, summary");
  const hasText = (element: Element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
  // A dialog or menu covers what is behind it until it closes.
  const front =
    [...document.querySelectorAll("dialog:modal, [popover]:popover-open")].at(-1) ?? document.body;
  /**
   * Returns false for elements that only screen readers see, and for elements behind a dialog, a
   * menu or another pane.
   */
  const isVisible = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    getComputedStyle(element).clipPath === "none" &&
    !element.closest("[aria-hidden=true], [inert]") &&
    front.contains(element) &&
    element.getBoundingClientRect().width > 1;

  function boxOf(element: Element): DOMRect {
    if (!hasText(element)) return element.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  }
  /**
   * Returns whether `frame` cuts off `box`. Horizontal overflow always counts. Vertical overflow
   * counts only if the user cannot scroll to the part that is cut off.
   */
  function clips(frame: Element, box: DOMRect): boolean {
    const { overflowX, overflowY } = getComputedStyle(frame);
    const { left, right, top, bottom } = frame.getBoundingClientRect();
    const sideways = overflowX !== "visible" && (box.left < left - 1 || box.right > right + 1);
    const below = /hidden|clip/.test(overflowY) && (box.top < top - 1 || box.bottom > bottom + 1);
    return sideways || below;
  }
  /** Returns whether `frame` scrolls vertically and shows at least a few lines at once. */
  function scrolls(frame: Element): boolean {
    const canScroll = /auto|scroll/.test(getComputedStyle(frame).overflowY);
    return canScroll && frame.scrollHeight > frame.clientHeight && frame.clientHeight >= 60;
  }
  function clippingFrame(element: Element): Element | undefined {
    let box = boxOf(element);
    for (let frame: Element | null = element; frame; frame = frame.parentElement) {
      if (clips(frame, box)) return frame;
      // The ancestors of an element in the top layer do not clip it.
      if (frame.matches(":modal, :popover-open")) return undefined;
      // The user can scroll to the element, so only the frame itself must still be visible.
      if (scrolls(frame)) box = frame.getBoundingClientRect();
    }
    return undefined;
  }
  function coveringElement(element: Element): Element | null | undefined {
    element.scrollIntoView({ block: "center" });
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return hit && (element.contains(hit) || hit.contains(element)) ? undefined : hit;
  }
  function problemsOf(element: Element): string[] {
    const { left, right } = boxOf(element);
    const frame = clippingFrame(element);
    const cover = isControl(element) ? coveringElement(element) : undefined;
    return [
      ...(left < -1 || right > innerWidth + 1 ? [`off the page: ${label(element)}`] : []),
      ...(frame ? [`clipped by ${label(frame)}: ${label(element)}`] : []),
      ...(cover === undefined ? [] : [`covered by ${cover && label(cover)}: ${label(element)}`]),
    ];
  }

  const { scrollWidth } = document.documentElement;
  const visible = [...document.body.querySelectorAll("*")]
    .filter((element) => isControl(element) || hasText(element))
    .filter(isVisible);
  return [
    ...(scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide`] : []),
    ...visible.flatMap(problemsOf),
  ];
}

/** Returns the duration of the page's longest transition or animation, in seconds. */
export function longestAnimation(): number {
  const seconds = (list: string) => list.split(",").map((one) => Number.parseFloat(one));
  const declared = [...document.querySelectorAll("*")].flatMap((element) => {
    const { transitionDuration, animationDuration } = getComputedStyle(element);
    return [...seconds(transitionDuration), ...seconds(animationDuration)];
  });
  // Adds the running animations of pseudo-elements, because querySelectorAll does not find those.
  const running = document.getAnimations().map(({ effect }) => {
    const duration = effect?.getComputedTiming().duration;
    return typeof duration === "number" ? duration / 1000 : 0;
  });
  return Math.max(0, ...declared, ...running);
}

export interface VisibleFocus {
  /** The accessible name of the focused element. */
  readonly name: string;
  /** Whether the user can see where the focus is. */
  readonly visible: boolean;
}

export function readFocus(): VisibleFocus {
  const element = document.activeElement ?? document.body;
  const { backgroundColor } = getComputedStyle(element);
  const hasOutline = (outlined: Element | null) => {
    if (!outlined) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(outlined);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  };
  // The row of a focused name and the label of a focused choice have the outline in their place.
  const outlined =
    hasOutline(element) || hasOutline(element.closest(".account-grid, .segment, .palette-field"));
  // A menu gives its focused item a different background.
  const parentBackground = getComputedStyle(element.parentElement ?? element).backgroundColor;
  const marked = element.matches("[role=menuitem]") && backgroundColor !== parentBackground;
  const name = element.getAttribute("aria-label") ?? element.textContent?.trim() ?? "";
  return { name, visible: outlined || marked };
}

/**
 * Returns the controls that have no visible border in forced colors. Controls need a border there,
 * because a button without a border looks like plain text.
 */
export function controlsWithoutEdge(): string[] {
  return [...document.querySelectorAll("button, a.button, input, select, progress, [role=menu]")]
    .filter((element) => element.checkVisibility())
    .filter((element) => {
      const style = getComputedStyle(element);
      const drawn = style.borderTopStyle !== "none" && Number.parseFloat(style.borderTopWidth) >= 1;
      const drawnBySystem = style.appearance === "auto";
      return !drawnBySystem && !(drawn && style.borderTopColor !== style.backgroundColor);
    })
    .map((element) => element.outerHTML.slice(0, 120));
}
