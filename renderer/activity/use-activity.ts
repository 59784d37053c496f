import { useCallback, useEffect, useRef, useState } from "react";
import type { ActivityPage, ActivityQuery } from "../../common/contract/activity.ts";
import type { ProblemView } from "../../common/contract/problems.ts";
import type { DesktopClient } from "../client/client.ts";
import { withNewer, withOlder } from "./activity-feed.ts";

interface Activity {
  /** Undefined until the first entries have loaded. */
  readonly page: ActivityPage | undefined;
  readonly problem: ProblemView | undefined;
  readonly loadOlder: () => void;
}

/** Loads the newest entries that match, and adds new ones when they happen. */
export function useActivity(
  desktop: DesktopClient,
  { accountId, search = "", limit }: Omit<ActivityQuery, "before">,
): Activity {
  const [page, setPage] = useState<ActivityPage>();
  const [problem, setProblem] = useState<ProblemView>();
  const loadingBefore = useRef<string>(undefined);

  const load = useCallback(
    async (before?: string): Promise<ActivityPage | undefined> => {
      const result = await desktop.activity({
        limit,
        ...(accountId !== undefined && { accountId }),
        ...(search !== "" && { search }),
        ...(before !== undefined && { before }),
      });
      setProblem(result.ok ? undefined : result.problem);
      return result.ok ? result.value : undefined;
    },
    [desktop, accountId, search, limit],
  );

  useEffect(() => {
    let current = true;
    let isFirst = true;
    const refresh = async () => {
      const newest = await load();
      // Ignore the late answer to an earlier search.
      if (!current || !newest) return;
      const replaces = isFirst;
      isFirst = false;
      setPage((shown) => (shown && !replaces ? withNewer(shown, newest) : newest));
    };
    void refresh();
    const unsubscribe = desktop.onActivity(() => void refresh());
    return () => {
      current = false;
      unsubscribe();
    };
  }, [desktop, load]);

  async function loadOlder(): Promise<void> {
    const last = page?.entries.at(-1);
    if (!last || loadingBefore.current === last.id) return;
    loadingBefore.current = last.id;
    const older = await load(last.id);
    loadingBefore.current = undefined;
    if (!older) return;
    setPage((shown) => (shown?.entries.at(-1)?.id === last.id ? withOlder(shown, older) : shown));
  }

  return { page, problem, loadOlder: () => void loadOlder() };
}
