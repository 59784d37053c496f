import type { OnHeadersReceivedListenerDetails, Session } from "electron";

/**
 * The maximum number of requests. electron-updater itself follows redirects and retries without a
 * limit, but a check needs only about ten requests.
 */
const maxRequests = 20;

/**
 * The maximum size of an answer to a check, in bytes. It is this large because some answers contain
 * all release notes.
 */
const maxAnswer = 5 * 1024 ** 2;
/** The maximum size of a download, in bytes. */
const maxDownload = 1024 ** 3;

/** Limits how many requests electron-updater sends, and how large the responses may be. */
export interface UpdateRequests {
  /** Resets the limits. Call this before a check or a download. */
  start(step: "check" | "download"): void;
  /** Ends all requests and refuses new ones. */
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

/**
 * Whether a response is too long. A response without a length counts as too long, because it might
 * never end. We accept one only from GitHub, because its list of releases has no length.
 */
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
