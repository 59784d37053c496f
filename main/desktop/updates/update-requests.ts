import type { OnHeadersReceivedListenerDetails, Session } from "electron";

/** electron-updater follows and retries without limit; a check needs about ten requests at most. */
const maxRequests = 20;

/** Bytes. A list of GitHub's releases includes their notes; a download is an installer. */
const maxAnswer = 5 * 1024 ** 2;
const maxDownload = 1024 ** 3;

/** Bounds what an update server can make electron-updater do, in the session of its requests. */
export interface UpdateRequests {
  /** Call it before a check or a download. */
  start(step: "check" | "download"): void;
  /** Ends all requests and refuses further ones. */
  stop(): void;
}

export function limitUpdateRequests(
  session: Pick<Session, "webRequest" | "closeAllConnections">,
): UpdateRequests {
  let requestsLeft = 0;
  let maxBytes = 0;
  session.webRequest.onBeforeRequest((_details, callback) => {
    requestsLeft -= 1;
    callback({ cancel: requestsLeft < 0 });
  });
  session.webRequest.onHeadersReceived((details, callback) => {
    callback({ cancel: !isRedirect(details) && isTooLong(details, maxBytes) });
  });
  return {
    start(step) {
      requestsLeft = maxRequests;
      maxBytes = step === "check" ? maxAnswer : maxDownload;
    },
    stop() {
      requestsLeft = 0;
      void session.closeAllConnections();
    },
  };
}

const isRedirect = ({ statusCode }: OnHeadersReceivedListenerDetails): boolean =>
  statusCode >= 300 && statusCode < 400;

/** An answer without a length may never end. GitHub itself sends its list of releases like that. */
function isTooLong(
  { url, responseHeaders = {} }: OnHeadersReceivedListenerDetails,
  maxBytes: number,
): boolean {
  const header = Object.entries(responseHeaders).find(
    ([name]) => name.toLowerCase() === "content-length",
  );
  if (!header) return URL.parse(url)?.hostname !== "github.com";
  return !(Number(header[1].at(-1)) <= maxBytes);
}
