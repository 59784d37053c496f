import { describe, expect, it } from "vitest";
import { emptyRecords } from "../../../../main/channels/model.ts";
import {
  addPendingWrites,
  completeDeletes,
  discardPendingWrites,
} from "../../../../main/channels/records/pending-secrets.ts";
import { pagesInBothChannels } from "./fixtures.ts";

describe("writing", () => {
  it("names what is about to be written, and lifts its tombstones", () => {
    const next = addPendingWrites({ ...emptyRecords, pendingDeletes: ["page:1", "page:2"] }, [
      "page:1",
    ]);
    expect(next).toMatchObject({ pendingWrites: ["page:1"], pendingDeletes: ["page:2"] });
  });

  it("does not forget what an earlier connect began and could not record", () => {
    const next = addPendingWrites(addPendingWrites(emptyRecords, ["page:1", "page:2"]), ["page:2"]);
    expect(next).toMatchObject({ pendingWrites: ["page:2"], pendingDeletes: ["page:1"] });
  });

  it("abandoned, leaves alone what an account lives by", () => {
    const next = discardPendingWrites(
      addPendingWrites(pagesInBothChannels, ["user:a", "page:1", "page:9"]),
    );
    expect(next).toMatchObject({ pendingWrites: [], pendingDeletes: ["page:9"] });
  });
});

describe("the end of a secret", () => {
  it("is when the keychain confirms it", () => {
    const next = completeDeletes(
      { ...emptyRecords, pendingDeletes: ["page:1", "page:2"] },
      new Set(["page:1"]),
    );
    expect(next.pendingDeletes).toEqual(["page:2"]);
  });
});
