import { expect, it } from "vitest";
import { plainNotes } from "../../../../main/desktop/updates/release-notes.ts";

it.each([
  ["words", "Fixes the tray.", "Fixes the tray."],
  [
    "Markdown",
    "## 0.2.0\n\n### Added\n\n- A *better* **tray**\n  * `code`",
    "0.2.0\n\nAdded\n• A better tray\n  • code",
  ],
  [
    "names that contain Markdown characters",
    "- settings_file_name and 2 * 3 * 4",
    "• settings_file_name and 2 * 3 * 4",
  ],
  ["a link", "See [the docs](https://evil.invalid/?a=b) now", "See the docs now"],
  ["a picture", "![logo](https://evil.invalid/x.png)", "logo"],
  [
    "a release page in HTML",
    '<h3>Added</h3>\n<ul>\n<li>A <strong>better</strong> tray &amp; more</li>\n<li><a href="https://evil.invalid">Link</a></li></ul>',
    "Added\n• A better tray & more\n• Link",
  ],
  ["a script", "<p>Hello</p><script>alert(1)</script>", "Hello\nalert(1)"],
  ["an entity of an entity", "<p>&amp;lt;b&gt;</p>", "&lt;b>"],
  ["less than", "1 < 2 and 3 > 2", "1 < 2 and 3 > 2"],
  ["controls that change the writing direction", "A\u202etray\u0000\u200b\u2066", "Atray"],
  ["other line ends", "- One\r\n- Two\r- Three", "• One\n• Two\n• Three"],
  [
    "wrapped lines",
    "### Added\n\n- A tray that says\n  which accounts work,\n  and why.\n- More\n\nAll is\nwell.\n### Fixed\nThis\n\n1. One\n2. Two",
    "Added\n• A tray that says which accounts work, and why.\n• More\n\nAll is well.\nFixed\nThis\n\n1. One\n2. Two",
  ],
  ["empty lines", "One\n\n\n\n\nTwo\n\n", "One\n\nTwo"],
  ["nothing", "", ""],
])("turns %s into plain text", (_what, source, plain) => {
  expect(plainNotes(source)).toBe(plain);
});

it("cuts notes after 4,000 characters, never in the middle of one", () => {
  const notes = plainNotes("😀".repeat(9_000));
  expect([...notes]).toHaveLength(4_001);
  expect(notes).toMatch(/^(😀)+…$/u);
});

it("cuts notes at 80 lines", () => {
  expect(plainNotes("- x\n".repeat(5_000)).split("\n")).toHaveLength(80);
});
