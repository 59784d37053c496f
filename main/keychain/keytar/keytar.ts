/**
 * The functions of keytar that Pagekeeper calls. We omit `findPassword` and `findCredentials` on
 * purpose, so that nobody calls them by mistake. `findCredentials` crashes the process if a
 * collection is locked (docs/research/electron.md §D.2, case D).
 */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/**
 * Loads keytar's native module, an optional dependency. Rejects if the module is not installed or
 * cannot be linked. In the CommonJS bundle, the import yields the module directly. With Node's own
 * loader, it yields an object with the module as `default`.
 */
export async function loadKeytar(): Promise<Keytar> {
  const loaded: Keytar | { readonly default: Keytar } = await import("keytar");
  return "default" in loaded ? loaded.default : loaded;
}
