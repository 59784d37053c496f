import type { CallHandlers } from "../dispatch.ts";
import type { HandlerDeps } from "./deps.ts";

export const createActivityHandlers = ({
  services,
}: Pick<HandlerDeps, "services">): Pick<CallHandlers, "activity"> => ({
  activity: async (query) => (await services).workspace().channels.activity(query),
});
