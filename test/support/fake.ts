/**
 * Returns a stand-in for a large object, such as one of Electron's, from the few members that a
 * test needs.
 */
export const fake = <T extends object>(members: Partial<T>): T => members as T;
