import { StoreWriteError } from "../../../channels/ports/records.ts";
import type { CallCode } from "../call-codes.ts";
import { userError } from "../call-errors.ts";

/** Runs `action`. If the disk is not writable, throws UserError with the given code. */
export async function reportWriteError<T>(code: CallCode, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof StoreWriteError) throw userError(code);
    throw error;
  }
}
