import { type RefObject, useEffect, useLayoutEffect, useState } from "react";
import { type SettingsPart, settingsParts } from "../state/window-state.ts";

export const sectionId = (part: SettingsPart): string => `settings-${part}`;

/**
 * Returns the section that the user is reading, and a function that scrolls to a section. `first`
 * is the section to show when the settings open.
 */
export function useSections(content: RefObject<HTMLElement | null>, first: SettingsPart) {
  const [current, setCurrent] = useState(first);
  useLayoutEffect(() => scrollTo(first), [first]);
  useEffect(() => {
    const { current: box } = content;
    if (!box) return;
    const onScroll = () => setCurrent(sectionIn(box));
    box.addEventListener("scroll", onScroll, { passive: true });
    return () => box.removeEventListener("scroll", onScroll);
  }, [content]);
  return {
    current,
    show(part: SettingsPart, moveFocus: boolean) {
      scrollTo(part);
      if (moveFocus) document.getElementById(sectionId(part))?.focus({ preventScroll: true });
      // At the end of the page, a short section never reaches the top.
      setCurrent(part);
    },
  };
}

function scrollTo(part: SettingsPart): void {
  document.getElementById(sectionId(part))?.closest("section")?.scrollIntoView();
}

/** Returns the last section whose heading is above the upper third of the box. */
function sectionIn(box: HTMLElement): SettingsPart {
  const { top, height } = box.getBoundingClientRect();
  const isAbove = (part: SettingsPart) => {
    const heading = document.getElementById(sectionId(part));
    return heading !== null && heading.getBoundingClientRect().top < top + height / 3;
  };
  return settingsParts.findLast(isAbove) ?? "general";
}
