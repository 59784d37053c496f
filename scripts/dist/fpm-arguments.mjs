/** What electron-builder tells fpm, and what of it goes into a Debian package. Pure. */
import { parseArgs } from "node:util";

/**
 * Every argument that electron-builder has for a .deb; another one is an error, so that none is silently left out.
 * @satisfies {import("node:util").ParseArgsOptionsConfig}
 */
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
};

/** @param {readonly string[]} args */
export function parseFpmArguments(args) {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  return {
    type: values["output-type"],
    output: values.package,
    compression: values["deb-compression"],
    scripts: { postinst: values["after-install"], postrm: values["after-remove"] },
    files: positionals.map((pair) => {
      const at = pair.lastIndexOf("=");
      return { from: pair.slice(0, at), to: pair.slice(at + 1) };
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

/**
 * The `control` of a Debian package (Debian Policy 5.3): a field's further lines begin with a space.
 * @param {{ readonly fields: Readonly<Record<string, unknown>> }} request @param {number} kibibytes installed
 */
export function controlFile({ fields }, kibibytes) {
  const all = { ...fields, "Installed-Size": String(kibibytes) };
  const lines = Object.entries(all)
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}: ${String(value).trim().replace(/\n\s*/g, "\n ")}`);
  return `${lines.join("\n")}\n`;
}
