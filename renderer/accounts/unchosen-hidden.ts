import { useState } from "react";

const key = "pagekeeper.unchosen-hidden";

/**
 * Whether the Pages that nobody chose are hidden. They are no fault, so the user need not see them.
 * The choice outlasts the window, because it is about this window only.
 */
export function useUnchosenHidden(): readonly [boolean, (hidden: boolean) => void] {
  const [hidden, setHidden] = useState(() => localStorage.getItem(key) !== null);
  const change = (value: boolean) => {
    if (value) localStorage.setItem(key, "yes");
    else localStorage.removeItem(key);
    setHidden(value);
  };
  return [hidden, change];
}
