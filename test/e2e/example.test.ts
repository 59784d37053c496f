import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { inProject } from "../../scripts/lib/project.mjs";
import { expect, test } from "./support/fixtures.ts";

test("npm run example serves the page beside a Pagekeeper in practice mode, and ends both", async ({
  keyring,
}) => {
  const example = spawn(process.execPath, [inProject("scripts/example.ts")], {
    // Pagekeeper would refuse to start with an app ID but no secret, so this also shows that the
    // example does not use the developer's Meta app.
    env: {
      ...process.env,
      DBUS_SESSION_BUS_ADDRESS: keyring.address,
      PAGEKEEPER_APP_ID: "1234567890",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(example, "exit");
  try {
    const page = await readAddress(createInterface(example.stdout));
    expect(await (await fetch(page)).text()).toContain('id="root"');
    const source = await (await fetch(`${page}/pagekeeper.ts`)).text();
    const apiBase = /"VITE_API_BASE": "([^"]+)"/.exec(source)?.[1] ?? "";
    const list = `${apiBase}/auth/facebook/channels`;
    await expect.poll(() => statusOf(list)).toBe(401);

    example.kill("SIGINT");
    expect(await ended).toEqual([0, null]);
    expect(await statusOf(page)).toBeUndefined();
    expect(await statusOf(list)).toBeUndefined();
  } finally {
    example.kill("SIGTERM");
    await ended;
  }
});

/** Reads the page's address from the instructions that the script prints. */
async function readAddress(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const [address] = /http:\/\/localhost:\d+/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error("The script ended without an address.");
}

/** Returns undefined if nobody answers. */
const statusOf = (address: string): Promise<number | undefined> =>
  fetch(address).then(
    ({ status }) => status,
    () => undefined,
  );
