import { beforeEach, describe, expect, it } from "vitest";
import {
  createKeytarClient,
  handleCall,
  type KeytarWorker,
} from "../../../../main/keychain/keytar/keytar-client.ts";
import { FakeKeytar } from "../fake-keytar.ts";

let keytar: FakeKeytar;
/** Ends each process that runs, as a fault of its own would. */
let crash: () => void;
let started: number;

/** A process that is none: what it is told goes to the other half, and back. */
function startChild(load = async () => keytar): KeytarWorker {
  started += 1;
  let tell: (message: unknown) => void = () => undefined;
  let ended: () => void = () => undefined;
  const end = () => {
    tell = () => undefined;
    ended();
  };
  crash = end;
  return {
    post: (message) =>
      void handleCall(structuredClone(message), load, end).then((answer) => tell(answer)),
    onMessage(listener) {
      tell = listener;
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

describe("keytar in a process of its own", () => {
  it("is started by the first call, and answers as keytar does", async () => {
    const remote = createKeytarClient(startChild);
    expect(started).toBe(0);
    expect(await remote.getPassword("Pagekeeper", "page:1")).toBeNull();
    expect(await remote.setPassword("Pagekeeper", "page:1", "tökén")).toBeUndefined();
    expect(await remote.getPassword("Pagekeeper", "page:1")).toBe("tökén");
    expect(await remote.deletePassword("Pagekeeper", "page:1")).toBe(true);
    expect(await remote.deletePassword("Pagekeeper", "page:1")).toBe(false);
    expect(started).toBe(1);
  });

  it("rejects as keytar does, and where keytar cannot be loaded", async () => {
    keytar.behaviour = "no-service";
    await expect(
      createKeytarClient(startChild).getPassword("Pagekeeper", "page:1"),
    ).rejects.toThrow("org.freedesktop.secrets");
    const broken = createKeytarClient(() =>
      startChild(() => Promise.reject(new Error("no keytar"))),
    );
    await expect(broken.getPassword("Pagekeeper", "page:1")).rejects.toThrow("no keytar");
  });

  it("rejects the call that a process ends in, and starts another for the next", async () => {
    const remote = createKeytarClient(startChild);
    keytar.behaviour = "prompting";
    const pending = remote.getPassword("Pagekeeper", "page:1");
    crash();
    await expect(pending).rejects.toThrow("ended");
    keytar.behaviour = "open";
    expect(await remote.getPassword("Pagekeeper", "page:1")).toBeNull();
    expect(started).toBe(2);
  });

  it("gives each call its own answer, in whichever order they come", async () => {
    keytar.items.set("Pagekeeper/page:1", "one");
    keytar.items.set("Pagekeeper/page:2", "two");
    const remote = createKeytarClient(startChild);
    keytar.behaviour = "prompting";
    const first = remote.getPassword("Pagekeeper", "page:1");
    await expect.poll(() => keytar.calls).toHaveLength(1);
    keytar.behaviour = "open";
    expect(await remote.getPassword("Pagekeeper", "page:2")).toBe("two");
    keytar.answerPrompt("open");
    expect(await first).toBe("one");
  });

  it("can be ended whether or not it was started", async () => {
    const remote = createKeytarClient(startChild);
    remote.end();
    await remote.getPassword("Pagekeeper", "page:1");
    remote.end();
    expect(started).toBe(1);
  });
});
