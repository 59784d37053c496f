import { utilityProcess } from "electron";

/** A child process that runs Node and ends with the main process. */
export interface UtilityProcess {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onEnd(listener: () => void): void;
}

/**
 * Starts `file`, a bundled script, as a process called `name`. Electron's fuses disable every other
 * way to run Node in a child process.
 */
export function startUtilityProcess(file: string, name: string): UtilityProcess {
  const child = utilityProcess.fork(file, [], {
    serviceName: name,
    stdio: "ignore",
    env: withoutOwnVariables(process.env),
  });
  // This event reports a fatal error of V8. Ignore it, because "exit" follows.
  child.on("error", () => undefined);
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => child.on("message", listener),
    onEnd: (listener) => child.once("exit", listener),
  };
}

/**
 * Removes the app's own variables, because one of them may be an App Secret in a development build.
 */
const withoutOwnVariables = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("PAGEKEEPER_")));
