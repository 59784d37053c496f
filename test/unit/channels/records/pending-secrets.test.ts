import { describe, expect, it } from "vitest";
import { emptyRecords } from "../../../../main/channels/model.ts";
import {
  addPendingWrites,
  completeDeletes,
  discardPendingWrites,
} from "../../../../main/channels/records/pending-secrets.ts";
import { threeAccounts } from "./fixtures.ts";

describe("pending writes", () => {
  it("cancel the pending delete of the same secret", () => {
    const next = addPendingWrites({ ...emptyRecords, pendingDeletes: ["page:1", "page:2"] }, [
      "page:1",
    ]);
    expect(next).toMatchObject({ pendingWrites: ["page:1"], pendingDeletes: ["page:2"] });
  });

  it("become pending deletes if an earlier connect left them", () => {
    const next = addPendingWrites(addPendingWrites(emptyRecords, ["page:1", "page:2"]), ["page:2"]);
    expect(next).toMatchObject({ pendingWrites: ["page:2"], pendingDeletes: ["page:1"] });
  });

  it("are deleted when discarded, unless an account needs them", () => {
    const next = discardPendingWrites(
      addPendingWrites(threeAccounts, ["user:a", "page:1", "page:9"]),
    );
    expect(next).toMatchObject({ pendingWrites: [], pendingDeletes: ["page:9"] });
  });
});

describe("a pending delete", () => {
  it("ends when the keychain confirms it", () => {
    const next = completeDeletes(
      { ...emptyRecords, pendingDeletes: ["page:1", "page:2"] },
      new Set(["page:1"]),
    );
    expect(next.pendingDeletes).toEqual(["page:2"]);
  });
});
