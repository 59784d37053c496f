import { callNames } from "../../common/contract/calls.ts";
import { inMain } from "./support/in-main.ts";
import { startRecordingServer } from "./support/recording-server.ts";
import { expect, test } from "./support/shared-app-fixtures.ts";
import { connectButton } from "./support/ui.ts";

test("the page sees the frozen contract and nothing else of Node or Electron", async ({ app }) => {
  const found = await app.window.evaluate(() => ({
    names: Object.keys(window.pagekeeper ?? {}),
    frozen: Object.isFrozen(window.pagekeeper),
    property: Object.getOwnPropertyDescriptor(window, "pagekeeper"),
    foreign: ["require", "module", "process", "Buffer", "global", "ipcRenderer", "electron"].filter(
      (name) => name in globalThis,
    ),
  }));
  expect(found.names.sort()).toEqual([...callNames, "on"].sort());
  expect(found.frozen).toBe(true);
  expect(found.property).toMatchObject({ writable: false, configurable: false });
  expect(found.foreign).toEqual([]);
});

test("the page cannot reach the network or run foreign code", async ({ app }) => {
  await using server = await startRecordingServer();
  const tried = await app.window.evaluate(async (origin) => {
    // Continue in one of the page's own tasks, because code that a debugger evaluates has more
    // rights than the page's own code.
    await new Promise((begin) => setTimeout(begin));
    const directives: string[] = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
      directives.push(effectiveDirective),
    );
    const fetched = await fetch(origin).then(
      () => "answered",
      (error: Error) => error.name,
    );
    const socket = await new Promise((end) => {
      const opening = new WebSocket(origin.replace("http", "ws"));
      opening.onopen = () => end("open");
      opening.onerror = () => end("refused");
    });
    const evaluated = await new Promise((end) =>
      setTimeout(() => {
        try {
          end(Reflect.construct(Function, ["return 'ran'"])());
        } catch (error) {
          end(error instanceof Error && error.name);
        }
      }),
    );
    const script = document.createElement("script");
    script.textContent = "globalThis.injected = true";
    document.head.append(script);
    script.remove();
    await new Promise((end) => setTimeout(end));
    return { fetched, socket, evaluated, injected: "injected" in globalThis, directives };
  }, server.origin);
  expect(tried).toEqual({
    fetched: "TypeError",
    socket: "refused",
    evaluated: "EvalError",
    injected: false,
    directives: ["connect-src", "connect-src", "script-src", "script-src-elem"],
  });
  expect(server.requests).toEqual([]);
  await fetch(`${server.origin}/seen`);
  expect(server.requests).toEqual(["/seen"]);
});

const watchNavigations = ({ webContents }: typeof import("electron")): void => {
  if ("navigations" in globalThis) return;
  const navigations: unknown[] = [];
  Object.assign(globalThis, { navigations });
  for (const page of webContents.getAllWebContents()) {
    page.on("will-navigate", ({ url, defaultPrevented }) =>
      navigations.push({ url, defaultPrevented }),
    );
  }
};
const navigationsSeen = () => (globalThis as unknown as { navigations: unknown[] }).navigations;

test("the window cannot navigate or open windows", async ({ start }) => {
  const app = await start();
  await using server = await startRecordingServer();
  await inMain(app.process, watchNavigations);
  const elsewhere = [`${server.origin}/`, `${server.origin.replace("http", "https")}/`];
  for (const [index, url] of elsewhere.entries()) {
    await app.window.evaluate((target) => {
      location.href = target;
    }, url);
    await expect
      .poll(async () => (await inMain(app.process, navigationsSeen))[index])
      .toEqual({ url, defaultPrevented: true });
  }

  const opened = await app.window.evaluate(
    (origin) => [window.open(origin), window.open("about:blank")],
    server.origin,
  );
  expect(opened).toEqual([null, null]);
  const isWebview = await app.window.evaluate((origin) => {
    const tag = document.createElement("webview");
    tag.setAttribute("src", origin);
    document.body.append(tag);
    const alive = "getWebContentsId" in tag;
    tag.remove();
    return alive;
  }, server.origin);
  expect(isWebview).toBe(false);

  expect(
    await inMain(app.process, ({ webContents }) => webContents.getAllWebContents().length),
  ).toBe(1);
  expect(server.requests).toEqual([]);
  // A locator would wait for navigations that have started, so this expectation uses none.
  expect(await app.window.evaluate(() => [location.href, document.title])).toEqual([
    "app://pagekeeper/",
    "Pagekeeper",
  ]);
});

const blankPages: Readonly<Record<string, () => void>> = {
  "about:blank": () => {
    location.href = "about:blank";
  },
  "about:blank with a fragment": () => location.replace("about:blank#x"),
  "about:srcdoc": () => {
    location.href = "about:srcdoc";
  },
  "a link in a frame": () => {
    const frame = document.createElement("iframe");
    frame.srcdoc = '<a href="about:blank" target="_top">Leave</a>';
    frame.onload = () => frame.contentDocument?.querySelector("a")?.click();
    document.body.append(frame);
  },
  "a refresh": () => {
    const meta = document.createElement("meta");
    meta.httpEquiv = "refresh";
    meta.content = "0;url=about:blank";
    document.head.append(meta);
  },
};

for (const [name, leave] of Object.entries(blankPages)) {
  test(`a script that leaves the page by ${name} gets the page loaded again`, async ({ start }) => {
    const { window } = await start();
    await window.evaluate(() => document.body.setAttribute("data-left", ""));
    // The evaluation may end with the page that it left.
    await window.evaluate(leave).catch(() => undefined);
    await expect(connectButton(window, "Messenger")).toBeVisible();
    await expect(window.locator("body:not([data-left])")).toBeVisible();
    expect(window.url()).toBe("app://pagekeeper/");
  });
}

test("a reload shows the page even if a script has changed its address", async ({ start }) => {
  const { window, process } = await start();
  await window.evaluate(() => history.pushState({}, "", "/elsewhere"));
  await inMain(process, ({ webContents }) => webContents.getAllWebContents()[0]?.reload());
  await expect.poll(() => window.url()).toBe("app://pagekeeper/");
  await expect(connectButton(window, "Messenger")).toBeVisible();
});

test("the page gets no permissions", async ({ app }) => {
  const answers = await app.window.evaluate(async () => {
    const names = ["notifications", "geolocation", "camera", "microphone", "clipboard-read"];
    const states = await Promise.all(
      names.map((name) => navigator.permissions.query({ name: name as PermissionName })),
    );
    const position = await new Promise((end) =>
      navigator.geolocation.getCurrentPosition(
        () => end("found"),
        ({ code, PERMISSION_DENIED }) => end(code === PERMISSION_DENIED ? "denied" : code),
      ),
    );
    return {
      states: [...new Set(states.map(({ state }) => state))],
      notification: await Notification.requestPermission(),
      position,
      clipboard: await navigator.clipboard.readText().catch((error: Error) => error.name),
    };
  });
  expect(answers).toEqual({
    states: ["denied"],
    notification: "denied",
    position: "denied",
    clipboard: "NotAllowedError",
  });
});

test("a frame in the page cannot reach the main process", async ({ app }) => {
  const frames = await app.window.evaluate(async () => {
    const append = async (attribute: "src" | "srcdoc", value: string) => {
      const frame = document.createElement("iframe");
      frame.setAttribute(attribute, value);
      const loaded = new Promise((end) => frame.addEventListener("load", end));
      document.body.append(frame);
      await loaded;
      return frame;
    };
    const refused = new Promise<string>((end) =>
      document.addEventListener(
        "securitypolicyviolation",
        (event) => end(event.effectiveDirective),
        {
          once: true,
        },
      ),
    );
    const inner = await append("srcdoc", "<p>Inside</p>");
    const text = inner.contentDocument?.body.textContent;
    const hasCalls = "pagekeeper" in (inner.contentWindow ?? {});
    const same = await append("src", "app://pagekeeper/");
    const directive = await refused;
    for (const frame of [inner, same]) frame.remove();
    return { text, hasCalls, directive };
  });
  expect(frames).toEqual({ text: "Inside", hasCalls: false, directive: "frame-src" });
});
