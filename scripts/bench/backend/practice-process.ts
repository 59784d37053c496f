/** Runs the practice Facebook as the bench's child, so that the backend's figures leave it out. */

import { startPractice } from "../../../main/practice/index.ts";
import { namedPageCount } from "../../../main/practice/seed.ts";

/** What the parent is told. */
export type Told =
  | {
      readonly kind: "listening";
      readonly origin: string;
      readonly appId: string;
      readonly appSecret: string;
    }
  | { readonly kind: "calls"; readonly http: number };

const tell = (message: Told): void => {
  process.send?.(message);
};

const pages = Number(process.argv[2]);
const branches = Math.max(0, pages - namedPageCount);
const { origin, appId, appSecret, control } = await startPractice({ branches });
if (pages < namedPageCount) control.do({ action: "pages", count: pages });

/** Any message asks for the number of HTTP calls since the last one. */
process.on("message", () => {
  tell({ kind: "calls", http: control.calls().filter((call) => call.via === "http").length });
  control.forgetCalls();
});
process.on("disconnect", () => process.exit());
tell({ kind: "listening", origin, appId, appSecret });
