import { provideKeytar, type System } from "./keytar-binary.ts";

interface Context {
  readonly platform: { readonly buildConfigurationKey: System };
  readonly arch: string;
}

/**
 * electron-builder's hook before each architecture is packed.
 * @returns false, so that electron-builder neither packs nor rebuilds node_modules: all that is not
 *   bundled is keytar's binary
 */
export default function beforeBuild({ platform, arch }: Context): false {
  provideKeytar(platform.buildConfigurationKey, arch);
  return false;
}
