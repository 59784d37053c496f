import { describe, expect, it } from "vitest";
import { verifyCodeSignature } from "../../../../main/desktop/updates/code-signature.ts";

type Verify = Parameters<typeof verifyCodeSignature>[2];

/** As electron-updater's, which asks Windows. */
const says =
  (refused: string | null, warning?: string): NonNullable<Verify> =>
  async (_publishers, _file, { warn }) => {
    if (warning !== undefined) warn(warning);
    return refused;
  };
const verify = (answer: NonNullable<Verify>) =>
  verifyCodeSignature(["CN=Pagekeeper"], "setup.exe", answer);

describe("a downloaded installer's signature", () => {
  it("is good where it is the publisher's", async () => {
    expect(await verify(says(null))).toBeNull();
    expect(await verify(says(null, "Signature validated using only CN Pagekeeper."))).toBeNull();
  });

  it("is refused where it is somebody else's", async () => {
    expect(await verify(says("raw info: CN=Evil", "Sign verification failed"))).toContain(
      "CN=Evil",
    );
  });

  it.each([
    "Cannot execute Get-AuthenticodeSignature: blocked. Ignoring signature validation",
    "Cannot execute ConvertTo-Json: blocked. Ignoring signature validation",
    "Unable to verify LiteralPath of update asset due to missing data.Path.",
  ])("is refused where the computer cannot read it: %s", async (warning) => {
    expect(await verify(says(null, warning))).toBe("its signature could not be read");
  });
});
