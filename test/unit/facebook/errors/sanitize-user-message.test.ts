import { expect, it } from "vitest";
import { sanitizeUserMessage } from "../../../../main/facebook/errors/sanitize-user-message.ts";

const token = "EAABwzLixnjYBO1ZC4vZCqZAbcDEFghiJKLmnoPQRstuVWXyz0123456789";
const proof = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

it.each([
  ["You're blocked", "Try again in 3 days.", "You're blocked. Try again in 3 days."],
  ["", "Only a message", "Only a message."],
  ["Nur ein Titel!", "", "Nur ein Titel!"],
  [
    "拒否されました",
    "後でもう一度お試しください。",
    "拒否されました. 後でもう一度お試しください。",
  ],
])("keeps text for people: %s %s", (title, message, expected) => {
  expect(sanitizeUserMessage(title, message)).toBe(expected);
});

it.each([
  token,
  proof,
  "CODE-4f9d2c",
  `access_token=${token}`,
  "access_token=short",
  "client_secret: short",
  `https://graph.facebook.com/me?access_token=${token}`,
  "https://short.example/x",
  `EAA\u200b${token.slice(3)}`,
  "EAAshort",
  "123456789012345|abcdefghij",
])("removes the secret %s", (secret) => {
  const said = sanitizeUserMessage("Sorry", `This went wrong: ${secret} was refused.`);
  expect(said).toMatch(/^Sorry\. This went wrong: \S+ was refused\.$/);
  for (const part of secret
    .replace(/\u200b/g, "")
    .split(/[^\w]+/)
    .filter((word) => word.length > 4)) {
    if (!/^(access_token|client_secret|https)$/.test(part)) expect(said).not.toContain(part);
  }
});

it.each([
  ["a variation selector", "\ufe0f"],
  ["a joiner of combining marks", "\u034f"],
  ["a filler", "\u3164"],
  ["a tag", "\u{e0041}"],
  ["a soft hyphen", "\u00ad"],
])("removes a secret that is split by %s, which is invisible", (_name, invisible) => {
  const hidden = [token, proof].map((secret) => secret.match(/.{1,4}/g)?.join(invisible) ?? "");
  for (const secret of hidden) {
    expect(sanitizeUserMessage("", `It was ${secret} that failed`)).toBe("It was … that failed.");
  }
});

it("returns nothing if nothing readable is left", () => {
  expect(sanitizeUserMessage("", "")).toBeUndefined();
  expect(sanitizeUserMessage("", token)).toBeUndefined();
});

it("removes control characters and those that change the direction of text", () => {
  expect(sanitizeUserMessage("", "one\u0000two\n\u202ethree\u0007 four")).toBe(
    "one two three four.",
  );
});

it("cuts a very long text between characters", () => {
  const said = sanitizeUserMessage("", "😀 ok ".repeat(2_000)) ?? "";
  expect([...said]).toHaveLength(401);
  expect(said.isWellFormed()).toBe(true);
});
