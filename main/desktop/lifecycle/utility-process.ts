import { utilityProcess } from "electron";

/** A process of ours beside the app's main one; it ends with that. */
export interface UtilityProcess {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onEnd(listener: () => void): void;
}

/** `file`: a bundle of ours. `name`: what a list of processes calls it. The fuses let no other kind of process run Node. */
export function startUtilityProcess(file: string, name: string): UtilityProcess {
  const child = utilityProcess.fork(file, [], {
    serviceName: name,
    stdio: "ignore",
    env: withoutOurs(process.env),
  });
  // A fatal error of V8's; its end follows, and is told.
  child.on("error", () => undefined);
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => child.on("message", listener),
    onEnd: (listener) => child.once("exit", listener),
  };
}

/** A development build may have a Meta app's secret among them. */
const withoutOurs = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("PAGEKEEPER_")));
