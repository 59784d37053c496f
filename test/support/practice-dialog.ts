/** Answers the steps of the practice Facebook's login dialog without a browser. */

export interface Answers {
  /** The default is Dana. */
  readonly person?: "dana" | "sam";
  /** The names or ids of the Pages, Instagram accounts and businesses to leave out. */
  readonly without?: readonly string[];
  /** The permissions to decline. */
  readonly decline?: readonly string[];
  /** Whether to opt in to all current and future Pages. */
  readonly everyPage?: boolean;
  readonly cancel?: boolean;
}

/** Submits a form, and returns the next page or the target of the redirect. */
export type Submit = (
  form: URLSearchParams,
) => Promise<{ readonly body: string; readonly location: string }>;

/** The dialog has fewer steps than this. */
const maxSteps = 10;

/**
 * Answers all steps and returns the URL of the redirect. Edits the settings of an earlier login
 * only if the dialog is a rerequest.
 */
export async function answerSteps(first: string, answers: Answers, submit: Submit) {
  const { person = "dana" } = answers;
  let page = first;
  if (readInputs(page).get("person") !== person) {
    const form = readInputs(page);
    form.set("person", person);
    page = (await submit(form)).body;
  }
  for (let step = 0; step < maxSteps; step++) {
    const form = readForm(page, answers);
    form.set("answer", answerTo(page, answers));
    const { body, location } = await submit(form);
    if (location !== "") return location;
    page = body;
  }
  throw new Error(`The dialog does not end:\n${page}`);
}

function answerTo(page: string, answers: Answers): string {
  if (answers.cancel) return "cancel";
  if (!page.includes(`name="answer" value="edit"`)) return "continue";
  return readInputs(page).get("auth_type") === "rerequest" ? "edit" : "keep";
}

/** Returns the form as a browser would submit it, with the answers. */
export function readForm(page: string, { without = [], decline = [], everyPage }: Answers = {}) {
  const form = readInputs(page);
  const boxes = boxesIn(page);
  const isMeant = ({ label, value }: Box) => without.includes(label) || without.includes(value);
  for (const box of boxes) {
    const declined = decline.includes(box.label) || decline.includes(box.value);
    if (box.checked && !isMeant(box) && !declined) form.append(box.name, box.value);
  }
  if (page.includes(`type="radio" name="pages"`)) {
    form.set("pages", everyPage ? "all" : "current");
  }
  for (const name of ["instagram", "businesses"]) {
    if (form.has(name) && boxes.some(isMeant)) form.set(name, "current");
  }
  return form;
}

/** Returns the hidden inputs and the checked radio buttons. */
function readInputs(page: string): URLSearchParams {
  const form = new URLSearchParams();
  const inputs = /<input type="(?:hidden|radio)" name="([^"]*)" value="([^"]*)"(?: checked)?>/g;
  for (const [input, name = "", value = ""] of page.matchAll(inputs)) {
    if (input.includes("hidden") || input.endsWith(" checked>")) form.append(name, plain(value));
  }
  return form;
}

interface Box {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly checked: boolean;
}

const boxPattern =
  /<input type="checkbox" name="([^"]*)" value="([^"]*)"( checked)?>\s*<span[^>]*>([^<]*)/g;

const boxesIn = (page: string): readonly Box[] =>
  [...page.matchAll(boxPattern)].map(([, name = "", value = "", checked, label = ""]) => ({
    name,
    value: plain(value),
    label: plain(label).trim(),
    checked: checked !== undefined,
  }));

const plain = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

/** Returns the form of the last step, as if the person had selected these Pages on the way. */
export function completeForm(
  dialogUrl: string,
  person: string,
  pageIds: readonly string[],
  permissions: readonly string[],
): URLSearchParams {
  const form = new URLSearchParams(new URL(dialogUrl).search);
  form.set("person", person);
  form.set("step", "done");
  form.set("answer", "continue");
  form.set("pages", "current");
  for (const id of pageIds) form.append("page", id);
  form.set("reviewed", "yes");
  for (const permission of permissions) form.append("permission", permission);
  return form;
}
