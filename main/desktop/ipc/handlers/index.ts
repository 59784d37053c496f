import type { CallHandlers } from "../dispatch.ts";
import { createAccountHandlers } from "./accounts.ts";
import { createActivityHandlers } from "./activity.ts";
import { createAppHandlers } from "./app.ts";
import type { HandlerDeps } from "./deps.ts";
import { createDiagnosticsHandlers } from "./diagnostics.ts";
import { createFactoryResetHandlers } from "./factory-reset.ts";
import { createFlowHandlers } from "./flows.ts";
import { createMetaAppHandlers } from "./meta-app.ts";
import { createSettingsHandlers } from "./settings.ts";
import { createTestLoginHandlers } from "./test-login.ts";
import { createUpdateHandlers } from "./updates.ts";
import { createWebAppHandlers } from "./web-apps.ts";

/** Creates the handlers for all calls from the window. */
export const createHandlers = (deps: HandlerDeps): CallHandlers => ({
  ...createAccountHandlers(deps),
  ...createActivityHandlers(deps),
  ...createAppHandlers(deps),
  ...createDiagnosticsHandlers(deps),
  ...createFactoryResetHandlers(deps),
  ...createFlowHandlers(deps),
  ...createMetaAppHandlers(deps),
  ...createSettingsHandlers(deps),
  ...createTestLoginHandlers(deps),
  ...createUpdateHandlers(deps),
  ...createWebAppHandlers(deps),
});
