import { isLoopback } from "../../common/is-loopback.ts";

interface OriginParts {
  /** The scheme with its slashes, as in `https://`. */
  readonly scheme: string;
  readonly host: string;
  /** The port with its colon, as in `:5173`. Empty if the origin has the scheme's usual port. */
  readonly port: string;
}

/** Splits an origin, so that the window can emphasize its host. */
export function originParts(origin: string): OriginParts {
  const [, scheme = "", host = "", port = ""] = /^(\w+:\/\/)(.*?)(:\d+)?$/.exec(origin) ?? [];
  return host === "" ? { scheme: "", host: origin, port: "" } : { scheme, host, port };
}

/** Returns whether a program on this computer serves the pages of this origin. */
export const isOnThisComputer = (origin: string): boolean => isLoopback(originParts(origin).host);
