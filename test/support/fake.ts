/**
 * Returns a stand-in for a large object, for example an Electron window. `members` are the few
 * members that a test needs.
 */
export const fake = <T extends object>(members: Partial<T>): T => members as T;
