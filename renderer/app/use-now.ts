import { useEffect, useState } from "react";

const minute = 60_000;

/**
 * Returns the current time in milliseconds since the epoch, and updates it every minute while the
 * page is visible.
 */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const update = () => document.visibilityState === "visible" && setNow(Date.now());
    const timer = setInterval(update, minute);
    document.addEventListener("visibilitychange", update);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", update);
    };
  }, []);
  return now;
}
