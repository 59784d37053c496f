import { beforeEach, describe, expect, it } from "vitest";
import {
  createKeytarClient,
  handleRequest,
  type KeytarWorker,
} from "../../../../main/keychain/keytar/keytar-client.ts";
import { FakeKeytar } from "../fake-keytar.ts";

let keytar: FakeKeytar;
/** Makes the running worker crash. */
let crash: () => void;
let started: number;

/** Starts a worker that runs in the process of the test. */
function startWorker(load = async () => keytar): KeytarWorker {
  started += 1;
  let send: (message: unknown) => void = () => undefined;
  let ended: () => void = () => undefined;
  const end = () => {
    send = () => undefined;
    ended();
  };
  crash = end;
  return {
    post: (message) =>
      void handleRequest(structuredClone(message), load, end).then((response) => send(response)),
    onMessage(listener) {
      send = listener;
    },
    onEnd(listener) {
      ended = listener;
    },
  };
}

beforeEach(() => {
  keytar = new FakeKeytar();
  crash = () => undefined;
  started = 0;
});

describe("createKeytarClient", () => {
  it("starts the worker on the first call and returns what keytar returns", async () => {
    const client = createKeytarClient(startWorker);
    expect(started).toBe(0);
    expect(await client.getPassword("Pagekeeper", "page:1")).toBeNull();
    expect(await client.setPassword("Pagekeeper", "page:1", "tökén")).toBeUndefined();
    expect(await client.getPassword("Pagekeeper", "page:1")).toBe("tökén");
    expect(await client.deletePassword("Pagekeeper", "page:1")).toBe(true);
    expect(await client.deletePassword("Pagekeeper", "page:1")).toBe(false);
    expect(started).toBe(1);
  });

  it("rejects if keytar rejects or cannot be loaded", async () => {
    keytar.behaviour = "no-service";
    await expect(
      createKeytarClient(startWorker).getPassword("Pagekeeper", "page:1"),
    ).rejects.toThrow("org.freedesktop.secrets");
    const broken = createKeytarClient(() =>
      startWorker(() => Promise.reject(new Error("no keytar"))),
    );
    await expect(broken.getPassword("Pagekeeper", "page:1")).rejects.toThrow("no keytar");
  });

  it("rejects a pending call when the worker ends, and starts another for the next", async () => {
    const client = createKeytarClient(startWorker);
    keytar.behaviour = "prompting";
    const pending = client.getPassword("Pagekeeper", "page:1");
    crash();
    await expect(pending).rejects.toThrow("ended");
    keytar.behaviour = "open";
    expect(await client.getPassword("Pagekeeper", "page:1")).toBeNull();
    expect(started).toBe(2);
  });

  it("matches responses to calls in any order", async () => {
    keytar.items.set("Pagekeeper/page:1", "one");
    keytar.items.set("Pagekeeper/page:2", "two");
    const client = createKeytarClient(startWorker);
    keytar.behaviour = "prompting";
    const first = client.getPassword("Pagekeeper", "page:1");
    await expect.poll(() => keytar.calls).toHaveLength(1);
    keytar.behaviour = "open";
    expect(await client.getPassword("Pagekeeper", "page:2")).toBe("two");
    keytar.answerPrompt("open");
    expect(await first).toBe("one");
  });

  it("can be ended whether or not the worker was started", async () => {
    const client = createKeytarClient(startWorker);
    client.end();
    await client.getPassword("Pagekeeper", "page:1");
    client.end();
    expect(started).toBe(1);
  });
});
