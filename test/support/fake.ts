/** Stands in for one of Electron's large objects with the few members that the code under test touches. */
export const fake = <T extends object>(members: Partial<T>): T => members as T;
