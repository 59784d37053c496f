import { describe, expect, it } from "vitest";
import { chromiumCredits } from "../../../../scripts/licences/chromium.ts";

const product = (name: string, text: string, homepage = "") => `<div class="product">
<span class="title">${name}</span>
${homepage && `<span class="homepage"><a href="${homepage}">homepage</a></span>`}
<label class="show" tabindex="0">
<input type="checkbox" hidden>
</label>
<div class="license">
<pre>${text}</pre>
</div>
</div>
`;
const page = (...products: readonly string[]) =>
  `<!doctype html><body><div>${products.join("\n")}</div></body>`;

describe("chromiumCredits", () => {
  it("reads each part's name, homepage and licence text", () => {
    const html = page(
      product(
        "FFT",
        "Free &quot;as is&quot; &lt;a@b&gt;\n&#39;&#x2019;",
        "https://fft.example/?a&amp;b",
      ),
      product("A &amp; B", "&amp;lt; stays"),
    );
    expect(chromiumCredits(html)).toEqual([
      {
        name: "FFT",
        homepage: "https://fft.example/?a&b",
        text: `Free "as is" <a@b>\n'’`,
      },
      { name: "A & B", homepage: undefined, text: "&lt; stays" },
    ]);
  });

  it.each([
    ["a page without parts", page()],
    [
      "a part without a licence text",
      page(product("a", "x"), '<div class="product"><b>b</b></div>'),
    ],
    ["a page in another format", page(product("a", "x").replace("<pre>", "<code>"))],
  ])("rejects %s", (_, html) => {
    expect(() => chromiumCredits(html)).toThrow(/^Could read only/);
  });
});
