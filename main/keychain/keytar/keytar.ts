/**
 * The keytar calls that Pagekeeper makes. `findPassword` and `findCredentials` are left out on
 * purpose, so that nobody calls them by mistake: `findCredentials` crashes the process if a
 * collection is locked (docs/research/electron.md §D.2, case D).
 */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/**
 * Loads keytar's native module, an optional dependency. Rejects if it is not installed or cannot be
 * linked. In the CommonJS bundle the module comes bare, in Node's own loader as `default`.
 */
export async function loadKeytar(): Promise<Keytar> {
  const loaded: Keytar | { readonly default: Keytar } = await import("keytar");
  return "default" in loaded ? loaded.default : loaded;
}
