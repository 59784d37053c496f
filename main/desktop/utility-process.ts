import { utilityProcess } from "electron";

/** A process of ours beside the app's main one; it ends with that. */
export interface UtilityProcess {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onEnd(listener: () => void): void;
  end(): void;
}

/** `file`: a bundle of ours. `name`: what a list of processes calls it. The fuses let no other kind of process run Node. */
export function startUtilityProcess(file: string, name: string): UtilityProcess {
  const child = utilityProcess.fork(file, [], { serviceName: name, stdio: "ignore" });
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => child.on("message", listener),
    onEnd: (listener) => child.once("exit", listener),
    end: () => child.kill(),
  };
}
