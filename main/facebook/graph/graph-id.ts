import { z } from "zod";

/**
 * Facebook's ids are digits, some with an underline. They become pieces of a path, names of items in the keychain, whose
 * library ends a name at a zero byte, and ids of accounts, which the backend takes up to 200 characters: so an answer
 * with any other is not understood.
 */
export const graphId = z.string().regex(/^\w{1,64}$/);
