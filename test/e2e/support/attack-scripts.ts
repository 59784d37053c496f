/** The code that hostile pages run. */

export interface Target {
  readonly method: "GET" | "POST" | "DELETE";
  readonly url: string;
}

/** What a page learned about a response: its status and text, or nothing. */
export type Learned = string;

/**
 * Sends the requests by `fetch` with the user's cookies. Returns what the page could read, or the
 * error's name.
 */
export const fetchAll = (targets: readonly Target[], mode: RequestMode = "cors"): string => `
  Promise.all(${JSON.stringify(targets)}.map(({ method, url }) =>
    fetch(url, { method, mode: "${mode}", credentials: "include" }).then(
      async (response) => response.status + " " + (await response.text()),
      (error) => error.name)))`;

/** Loads the addresses as parts of the page. Returns the names of the parts that loaded. */
export const embedAll = (urls: readonly string[]): string => `
  Promise.all(${JSON.stringify(urls)}.flatMap((url) => {
    const embed = (name, attribute, more = {}) => new Promise((resolve) => {
      const element = Object.assign(document.createElement(name), more);
      element.onload = () => resolve([name]);
      element.onerror = () => resolve([]);
      element[attribute] = url;
      document.body.append(element);
    });
    return [
      embed("img", "src"),
      embed("img", "src", { crossOrigin: "use-credentials" }),
      embed("script", "src"),
      embed("script", "src", { crossOrigin: "use-credentials" }),
      embed("script", "src", { type: "module" }),
      embed("link", "href", { rel: "stylesheet" }),
      new Promise((resolve) => {
        const source = new EventSource(url, { withCredentials: true });
        source.onopen = () => resolve(["EventSource"]);
        source.onerror = () => { source.close(); resolve([]); };
      }),
      new Promise((resolve) => {
        const socket = new WebSocket(url.replace("http", "ws"));
        socket.onopen = () => resolve(["WebSocket"]);
        socket.onerror = () => resolve([]);
      }),
    ];
  })).then((loaded) => loaded.flat())`;

/** Runs code in a new frame with these attributes, and returns its result. */
export const inFrame = (attributes: Readonly<Record<string, string>>, code: string): string => `
  new Promise((resolve) => {
    const frame = document.createElement("iframe");
    for (const [name, value] of ${JSON.stringify(Object.entries(attributes))}) {
      frame.setAttribute(name, value);
    }
    frame.onload = () => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      frame.contentWindow.postMessage(${JSON.stringify(code)}, "*", [port2]);
    };
    document.body.append(frame);
  })`;

/** Opens addresses in frames. Resolves when all of them have loaded, even with an error. */
export const frameAll = (urls: readonly string[]): string => `
  Promise.all(${JSON.stringify(urls)}.map((url) => new Promise((resolve) => {
    const frame = document.createElement("iframe");
    frame.onload = resolve;
    frame.src = url;
    document.body.append(frame);
  }))).then(() => null)`;

interface LinkOptions {
  /** Whether the browser names the page to the site that it opens. */
  readonly referrerPolicy?: ReferrerPolicy;
  readonly target?: "_top";
}

/** Clicks a link to the address. */
export const follow = (href: string, options: LinkOptions = {}): string => `
  (() => {
    const link = Object.assign(document.createElement("a"), ${JSON.stringify({ href, ...options })});
    document.body.append(link);
    setTimeout(() => link.click());
  })()`;

/** Sends a form to the address. */
export const submit = (method: "get" | "post", action: string): string => `
  (() => {
    const form = Object.assign(document.createElement("form"), ${JSON.stringify({ method, action })});
    for (const [name, value] of new URL(form.action).searchParams) {
      form.append(Object.assign(document.createElement("input"), { name, value }));
    }
    document.body.append(form);
    setTimeout(() => form.submit());
  })()`;
