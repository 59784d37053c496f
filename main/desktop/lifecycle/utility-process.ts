import { utilityProcess } from "electron";

/** A child process that runs Node and ends with the main process. */
export interface UtilityProcess {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onEnd(listener: () => void): void;
}

/**
 * Starts the bundle `file`; process lists show it as `name`. The fuses allow no other kind of child
 * process to run Node.
 */
export function startUtilityProcess(file: string, name: string): UtilityProcess {
  const child = utilityProcess.fork(file, [], {
    serviceName: name,
    stdio: "ignore",
    env: withoutOwnVariables(process.env),
  });
  // Emitted for a fatal error in V8; "exit" follows.
  child.on("error", () => undefined);
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => child.on("message", listener),
    onEnd: (listener) => child.once("exit", listener),
  };
}

/** In a development build one of our variables may be a Meta app's secret. */
const withoutOwnVariables = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("PAGEKEEPER_")));
