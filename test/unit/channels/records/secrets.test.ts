import { describe, expect, it } from "vitest";
import { emptyRecords } from "../../../../main/channels/ports/index.ts";
import {
  abandonWriting,
  beginWriting,
  removed,
} from "../../../../main/channels/records/secrets.ts";
import { both } from "./examples.ts";

describe("writing", () => {
  it("names what is about to be written, and lifts its tombstones", () => {
    const next = beginWriting({ ...emptyRecords, removing: ["page:1", "page:2"] }, ["page:1"]);
    expect(next).toMatchObject({ writing: ["page:1"], removing: ["page:2"] });
  });

  it("does not forget what an earlier connect began and could not record", () => {
    const next = beginWriting(beginWriting(emptyRecords, ["page:1", "page:2"]), ["page:2"]);
    expect(next).toMatchObject({ writing: ["page:2"], removing: ["page:1"] });
  });

  it("abandoned, leaves alone what an account lives by", () => {
    const next = abandonWriting(beginWriting(both, ["user:a", "page:1", "page:9"]));
    expect(next).toMatchObject({ writing: [], removing: ["page:9"] });
  });
});

describe("the end of a secret", () => {
  it("is when the keychain confirms it", () => {
    const next = removed({ ...emptyRecords, removing: ["page:1", "page:2"] }, new Set(["page:1"]));
    expect(next.removing).toEqual(["page:2"]);
  });
});
