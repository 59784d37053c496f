/**
 * The three calls of keytar that Pagekeeper makes. `findPassword` and `findCredentials` are left out on purpose: the
 * second ends the whole process when a collection is locked (`research/electron.md` D.2, case D), and what is not
 * typed cannot be called by mistake.
 */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/**
 * Loads keytar's native module. An optional dependency: rejects where it was not installed or cannot be linked.
 * The bundle is CommonJS and Node's own loader is not, so the same module comes bare or as `default`.
 */
export async function loadKeytar(): Promise<Keytar> {
  const loaded: Keytar | { readonly default: Keytar } = await import("keytar");
  return "default" in loaded ? loaded.default : loaded;
}
