/** Runs the practice Facebook in its own process, so that its work is not measured. */
import { startPractice } from "../../../main/practice/index.ts";
import { namedPageCount } from "../../../main/practice/seed.ts";

/** The first message to the parent process. Each later message is a number of HTTP calls. */
export interface PracticeInfo {
  readonly origin: string;
  readonly app: { readonly id: string; readonly secret: string };
}

const pages = Number(process.argv[2]);
const branches = Math.max(0, pages - namedPageCount);
const { origin, appId, appSecret, control } = await startPractice({ branches });
if (pages < namedPageCount) control.do({ action: "pages", count: pages });

process.on("message", () => {
  process.send?.(control.calls().filter((call) => call.via === "http").length);
  control.forgetCalls();
});
process.on("disconnect", () => process.exit());
process.send?.({ origin, app: { id: appId, secret: appSecret } } satisfies PracticeInfo);
