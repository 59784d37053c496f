import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { revokeAt } from "../support/revoke.ts";

/** Answers a call with a body that nobody asked to compress. */
async function resultFor(body: Buffer, encoding: string, status = 200) {
  const { result, graph } = await revokeAt((_received, response) => {
    response.writeHead(status, {
      "content-type": "application/json",
      "content-encoding": encoding,
    });
    response.end(body);
    return "handled";
  });
  return { result, graph };
}

const json = Buffer.from('{"success":true}');
const revoked = { ok: true, value: null };

describe("a compressed body", () => {
  it.each([
    ["gzip", gzipSync(json)],
    ["x-gzip", gzipSync(json)],
    ["GZIP", gzipSync(json)],
    ["deflate", deflateSync(json)],
    ["br", brotliCompressSync(json)],
    ["zstd", zstdCompressSync(json)],
    ["identity", json],
    ["gzip, br", brotliCompressSync(gzipSync(json))],
  ])("is read if its encoding is %s", async (encoding, body) => {
    expect((await resultFor(body, encoding)).result).toEqual(revoked);
  });

  it("is read if it is an error", async () => {
    const error = { error: { message: "", code: 190, error_subcode: 460 } };
    const { result } = await resultFor(gzipSync(JSON.stringify(error)), "gzip", 400);
    // An invalid token means that there is nothing left to revoke.
    expect(result).toEqual(revoked);
  });

  it.each([
    ["expands to 64 MB", gzipSync(Buffer.alloc(64 * 1024 * 1024)), "gzip"],
    ["is damaged", Buffer.from("no gzip"), "gzip"],
    ["is cut short", gzipSync(json).subarray(0, 12), "gzip"],
    ["has an unknown encoding", json, "compress"],
    ["has too many encodings", json, "gzip, gzip, gzip"],
  ])("is refused if it %s", async (_name, body, encoding) => {
    const { result, graph } = await resultFor(body, encoding);
    expect(result).toMatchObject({ problem: { code: "facebook_unexpected" } });
    expect(graph.requests).toHaveLength(1);
  });
});
