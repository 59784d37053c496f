import { expect, it } from "vitest";
import {
  stillTrue,
  type Toast,
  withoutTopic,
  withToast,
} from "../../../../renderer/state/toasts.ts";
import { account, snapshotOf } from "../fixtures.ts";

const toast = (topic: string, more: Partial<Toast> = {}): Toast => ({
  topic,
  tone: "good",
  message: topic,
  ...more,
});

it("replaces a toast on the same topic", () => {
  const newer = toast("check", { message: "newer" });
  expect(withToast([toast("check"), toast("copy")], newer)).toEqual([toast("copy"), newer]);
});

it("crowds out the oldest success, but never an error", () => {
  const error = toast("connect:messenger", { tone: "bad" });
  const toasts = [error, toast("a"), toast("b")];
  expect(withToast(toasts, toast("c"))).toEqual([error, toast("b"), toast("c")]);
  const errors = ["a", "b", "c"].map((topic) => toast(topic, { tone: "bad" }));
  expect(withToast(errors, toast("d"))).toHaveLength(4);
});

it("removes the toast on a topic", () => {
  expect(withoutTopic([toast("a"), toast("b")], "a")).toEqual([toast("b")]);
});

it("removes a toast once the accounts contradict it", () => {
  const one = toast("check", { isTrue: ({ channels }) => channels.length === 1 });
  const toasts = [one, toast("copy")];
  expect(stillTrue(toasts, snapshotOf(account("messenger", 1)))).toBe(toasts);
  expect(stillTrue(toasts, snapshotOf())).toEqual([toast("copy")]);
});
