/** What of a page a person could not read or reach, measured. The functions run in the page, so each is whole by itself. */

/** One line for each loss; empty: everything can be read, and reached by scrolling down alone. */
export function lost(): string[] {
  const named = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.className} “${element.textContent?.slice(0, 40)}”`;
  const isControl = (element: Element) => element.matches("button, a, input, select, summary");
  const hasText = (element: Element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
  const modal = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.body;
  /** Not what is there for screen readers alone, nor what a dialog covers. */
  const isLookedAt = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    getComputedStyle(element).clipPath === "none" &&
    !element.closest("[aria-hidden=true]") &&
    modal.contains(element) &&
    element.getBoundingClientRect().width > 1;

  function boxOf(element: Element): DOMRect {
    if (!hasText(element)) return element.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  }
  /** What stands out sideways is lost even where it could be scrolled to; what stands out below only where it could not. */
  function cuts(frame: Element, box: DOMRect): boolean {
    const { overflowX, overflowY } = getComputedStyle(frame);
    const { left, right, top, bottom } = frame.getBoundingClientRect();
    const sideways = overflowX !== "visible" && (box.left < left - 1 || box.right > right + 1);
    const below = /hidden|clip/.test(overflowY) && (box.top < top - 1 || box.bottom > bottom + 1);
    return sideways || below;
  }
  function cutting(element: Element): Element | undefined {
    const box = boxOf(element);
    for (let frame: Element | null = element; frame; frame = frame.parentElement) {
      if (cuts(frame, box)) return frame;
      // In the top layer: what holds it on the page cuts nothing of it.
      if (frame.matches(":modal, :popover-open")) return undefined;
    }
    return undefined;
  }
  function covering(element: Element): Element | null | undefined {
    element.scrollIntoView({ block: "center" });
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return hit && (element.contains(hit) || hit.contains(element)) ? undefined : hit;
  }
  function lossesOf(element: Element): string[] {
    const { left, right } = boxOf(element);
    const frame = cutting(element);
    const cover = isControl(element) ? covering(element) : undefined;
    return [
      ...(left < -1 || right > innerWidth + 1 ? [`off the page: ${named(element)}`] : []),
      ...(frame ? [`cut by ${named(frame)}: ${named(element)}`] : []),
      ...(cover === undefined ? [] : [`covered by ${cover && named(cover)}: ${named(element)}`]),
    ];
  }

  const { scrollWidth } = document.documentElement;
  const looked = [...document.body.querySelectorAll("*")]
    .filter((element) => isControl(element) || hasText(element))
    .filter(isLookedAt);
  return [
    ...(scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide`] : []),
    ...looked.flatMap(lossesOf),
  ];
}

/** Seconds of the longest transition or animation of any element. */
export function longestMotion(): number {
  const seconds = (list: string) => list.split(",").map((one) => Number.parseFloat(one));
  const set = [...document.querySelectorAll("*")].flatMap((element) => {
    const { transitionDuration, animationDuration } = getComputedStyle(element);
    return [...seconds(transitionDuration), ...seconds(animationDuration)];
  });
  // What runs on pseudo-elements, which have no place in the list above.
  const running = document.getAnimations().map(({ effect }) => {
    const duration = effect?.getComputedTiming().duration;
    return typeof duration === "number" ? duration / 1000 : 0;
  });
  return Math.max(0, ...set, ...running);
}

/** Where the focus is, and whether one sees it. */
export interface SeenFocus {
  /** The name of what has it, as far as it is written. */
  readonly on: string;
  readonly visible: boolean;
}

export function seenFocus(): SeenFocus {
  const element = document.activeElement ?? document.body;
  const { outlineStyle, outlineWidth, backgroundColor } = getComputedStyle(element);
  const outlined = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  // A menu marks its item by the ground.
  const ground = getComputedStyle(element.parentElement ?? element).backgroundColor;
  const marked = element.matches("[role=menuitem]") && backgroundColor !== ground;
  const on = element.getAttribute("aria-label") ?? element.textContent?.trim() ?? "";
  return { on, visible: outlined || marked };
}

/** Controls that forced colours leave no edge: text alone does not look like a button. */
export function edgeless(): string[] {
  return [...document.querySelectorAll("button, a.button, input, select, progress, [role=menu]")]
    .filter((element) => element.checkVisibility())
    .filter((element) => {
      const style = getComputedStyle(element);
      const drawn = style.borderTopStyle !== "none" && Number.parseFloat(style.borderTopWidth) >= 1;
      const bySystem = style.appearance === "auto";
      return !bySystem && !(drawn && style.borderTopColor !== style.backgroundColor);
    })
    .map((element) => element.outerHTML.slice(0, 120));
}
