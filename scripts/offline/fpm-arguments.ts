import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

/** The arguments that electron-builder passes for a .deb. Any other argument is an error. */
const options = {
  "input-type": { type: "string", short: "s" },
  "output-type": { type: "string", short: "t" },
  depends: { type: "string", short: "d", multiple: true, default: [] },
  "deb-recommends": { type: "string", multiple: true, default: [] },
  "deb-compression": { type: "string", default: "xz" },
  "deb-priority": { type: "string", default: "optional" },
  architecture: { type: "string" },
  "after-install": { type: "string" },
  "after-remove": { type: "string" },
  description: { type: "string" },
  version: { type: "string" },
  package: { type: "string" },
  name: { type: "string" },
  maintainer: { type: "string" },
  vendor: { type: "string" },
  url: { type: "string" },
  category: { type: "string", default: "default" },
  license: { type: "string" },
  force: { type: "boolean" },
} satisfies ParseArgsOptionsConfig;

export function parseFpmArguments(args: readonly string[]) {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  return {
    type: values["output-type"],
    output: values.package,
    compression: values["deb-compression"],
    scripts: { postinst: values["after-install"], postrm: values["after-remove"] },
    files: positionals.map((pair) => {
      const separator = pair.lastIndexOf("=");
      return { from: pair.slice(0, separator), to: pair.slice(separator + 1) };
    }),
    fields: {
      Package: values.name,
      Version: values.version,
      License: values.license,
      Vendor: values.vendor,
      Architecture: values.architecture,
      Maintainer: values.maintainer,
      Depends: values.depends.join(", "),
      Recommends: values["deb-recommends"].join(", "),
      Section: values.category,
      Priority: values["deb-priority"],
      Homepage: values.url,
      Description: values.description,
    },
  };
}

type Fields = Readonly<Record<string, string | undefined>>;

/**
 * Formats a `control` file (Debian Policy 5.3). A field's continuation lines start with a space.
 */
export function controlFile(fields: Fields, installedKibibytes: number): string {
  const lines = Object.entries({ ...fields, "Installed-Size": String(installedKibibytes) })
    .filter(([, value]) => value)
    .map(([name, value = ""]) => `${name}: ${value.trim().replace(/\n\s*/g, "\n ")}`);
  return `${lines.join("\n")}\n`;
}
