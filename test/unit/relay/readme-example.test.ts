/** Runs the example server from relay/README.md as an operator would run it. */
import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it, onTestFinished } from "vitest";
import { tempFolder } from "../../support/temp-folder.ts";

const relay = join(import.meta.dirname, "../../../relay");
const appSecret = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
const token = "EAAuser1111111111111111111111111111111111";
const person = { algorithm: "HMAC-SHA256", issued_at: 1_772_600_767, user_id: "218471" };

function signed(fields: object, secret = appSecret): string {
  const payload = Buffer.from(JSON.stringify(fields)).toString("base64url");
  return `${createHmac("sha256", secret).update(payload).digest("base64url")}.${payload}`;
}

async function startExample() {
  const folder = tempFolder();
  const example = /```js\n(.*?)```/s.exec(readFileSync(join(relay, "README.md"), "utf8"))?.[1];
  writeFileSync(join(folder, "example.mjs"), example ?? "");
  copyFileSync(join(relay, "signed-request.mjs"), join(folder, "signed-request.mjs"));
  const server = spawn(process.execPath, ["example.mjs"], {
    cwd: folder,
    env: { APP_SECRET: appSecret, STATUS_PAGE: "https://shop.example/deletion", PORT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(async () => {
    server.kill();
    if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
  });
  const output: string[] = [];
  for (const stream of [server.stdout, server.stderr]) {
    stream.on("data", (chunk: Buffer) => output.push(chunk.toString()));
  }
  const [line] = await once(createInterface(server.stdout), "line");
  const port = String(line).replace("Port ", "");
  const post = async (path: string, body: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body,
    });
    return { status: answer.status, text: await answer.text() };
  };
  return { post, output: () => output.join("") };
}

it("responds to Meta's two callbacks and refuses all other requests", async () => {
  const { post, output } = await startExample();
  const form = (request: string) => new URLSearchParams({ signed_request: request }).toString();

  const removal = await post("/deauthorize", form(signed({ ...person, oauth_token: token })));
  expect(removal).toEqual({ status: 200, text: "{}" });
  await expect.poll(output).toContain("user 218471 removed the app");

  const deletion = await post("/delete", form(signed(person)));
  expect(deletion.status).toBe(200);
  const { url, confirmation_code: code } = JSON.parse(deletion.text);
  expect(code).toMatch(/^[0-9a-f]{16}$/);
  expect(url).toBe(`https://shop.example/deletion?code=${code}`);
  await expect.poll(output).toContain(`user 218471 asks for deletion, code ${code}`);

  expect(await post("/deauthorize", form(signed(person, "another")))).toMatchObject({
    status: 400,
  });
  expect(await post("/delete", "")).toMatchObject({ status: 400 });
  expect(await post("/delete", "a".repeat(20_000))).toMatchObject({ status: 400 });
  expect(await post("/else", form(signed(person)))).toMatchObject({ status: 404 });
  expect(await post("/toString", form(signed(person)))).toMatchObject({ status: 404 });
  await expect.poll(() => output().match(/ refused: /g)).toHaveLength(3);
  expect(output()).not.toContain(token);
  expect(output()).not.toContain(appSecret);
});
