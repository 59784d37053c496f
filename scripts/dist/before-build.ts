import { provideKeytar, type System } from "./keytar-binary.ts";

interface Context {
  readonly platform: { readonly buildConfigurationKey: System };
  readonly arch: string;
}

/**
 * The hook that electron-builder calls before it packs each architecture.
 * @returns false, which keeps electron-builder from packing and rebuilding node_modules. Everything
 *   except keytar's binary is bundled.
 */
export default function beforeBuild({ platform, arch }: Context): false {
  provideKeytar(platform.buildConfigurationKey, arch);
  return false;
}
