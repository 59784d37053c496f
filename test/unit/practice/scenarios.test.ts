import { describe, expect, it } from "vitest";
import { type Practice, pages, people } from "../../../main/practice/index.ts";
import { type Params, post, shortToken, start } from "./support.ts";

const harborYoga = { "shown-person": people.dana.id, "shown-page": pages.harborYoga.id };

const open = async (practice: Practice, shown: Params = {}): Promise<string> =>
  (await fetch(`${practice.origin}/practice?${new URLSearchParams(shown)}`)).text();

/** Returns the inputs of the forms that have only a button, by the button's label. */
function buttonsIn(page: string): ReadonlyMap<string, URLSearchParams> {
  const forms = page.matchAll(
    /<form method="post" action="\/practice">((?:<input[^>]*>)*)<button[^>]*>([^<]*)</g,
  );
  return new Map(
    [...forms].map(([, inputs = "", label = ""]) => [label, new URLSearchParams(inputsIn(inputs))]),
  );
}

const inputsIn = (html: string): [string, string][] =>
  [...html.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
    name,
    value,
  ]);

/** Clicks the button and returns the page that follows. */
async function click(practice: Practice, page: string, label: string): Promise<string> {
  const form = buttonsIn(page).get(label);
  if (!form) throw new Error(`There is no button "${label}"`);
  const reply = await post(`${practice.origin}/practice`, form, { origin: practice.origin });
  return (await fetch(new URL(reply.headers.get("location") ?? "", practice.origin))).text();
}

const statesIn = (page: string): readonly string[] =>
  [...page.matchAll(/<p>Now: ([^<]*)</g)].map(([, now = ""]) => now);

const undoIn = (page: string): readonly string[] =>
  [...buttonsIn(page).keys()].filter((label) => label.startsWith("Back to normal: "));

const events = [
  "Dana Reyes changes the Facebook password",
  "Dana Reyes logs out on all devices",
  "The login expires",
  "Facebook asks Dana Reyes to confirm who they are",
  "Dana Reyes no longer allows reading messages",
  "Dana Reyes loses the Messages task",
  "Dana Reyes loses access to the Page",
  "The Page is left out of a later login",
  "@northwind.bakery switches access to messages off",
  "@northwind.bakery becomes a personal account",
  "@northwind.bakery is unlinked from the Page",
  "Facebook restricts the Page for a time",
  "Facebook blocks the business",
  "Facebook has an outage",
  "Facebook can’t be reached",
  "Facebook never answers",
  "Pagekeeper asks too often",
  "Facebook becomes slow",
  "Facebook’s login shows an error",
];

describe("the page at /practice", () => {
  it("offers everything that can happen, in plain words", async () => {
    const practice = await start();
    await shortToken(practice);
    expect([...buttonsIn(await open(practice)).keys()].sort()).toEqual(
      [...events, "Dana Reyes removes Pagekeeper on Facebook", "Everything back to normal"].sort(),
    );
  });

  it.each(events)("shows that it happened, and undoes it: %s", async (label) => {
    const practice = await start({ branches: 0 });
    await shortToken(practice);
    const before = await open(practice);
    const after = await click(practice, before, label);
    expect(after).toContain("Done.");
    const [undo = "", ...others] = undoIn(after);
    expect(others).toEqual([]);
    expect(statesIn(after)).not.toEqual(statesIn(before));
    expect(statesIn(await click(practice, after, undo))).toEqual(statesIn(before));
  });

  it("puts everything back to normal with one button", async () => {
    const practice = await start({ branches: 0 });
    const before = await open(practice);
    let page = before;
    for (const label of ["The login expires", "Facebook has an outage"]) {
      page = await click(practice, page, label);
    }
    expect(undoIn(page)).toHaveLength(2);
    page = await click(practice, page, "Everything back to normal");
    expect(statesIn(page)).toEqual(statesIn(before));
  });

  it("lets things happen to the person and the Page that are chosen, and keeps the choice", async () => {
    const practice = await start({ branches: 0 });
    const page = await open(practice, harborYoga);
    const next = await click(practice, page, "Dana Reyes loses access to the Page");
    expect(next).toContain(`value="${pages.harborYoga.id}" selected`);
    expect(statesIn(next)).toContain("No access to the Page.");
    expect(statesIn(await open(practice))).not.toContain("No access to the Page.");
  });

  it("offers nothing that needs a login before the first one", async () => {
    const practice = await start();
    expect([...buttonsIn(await open(practice)).keys()]).not.toContain(
      "The Page is left out of a later login",
    );
  });

  it.each([
    ["an unknown person", { "shown-person": "1", "shown-page": "1" }],
    ["markup", { "shown-person": `"><script>`, "shown-page": `"><script>` }],
  ])("ignores %s in its address", async (_name, shown) => {
    const page = await open(await start(), shown);
    expect(page).toContain("The login of Dana Reyes");
    expect(page).not.toContain(`"><script>`);
  });
});
