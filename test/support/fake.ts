/** Lets a few members stand in for a large object of Electron. */
export const fake = <T extends object>(members: Partial<T>): T => members as T;
