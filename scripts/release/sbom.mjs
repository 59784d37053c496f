/** The list of all that a release is made with, as CycloneDX has it. */

/**
 * The fields that matter here; the others stay as they are.
 * @typedef {{ readonly name: string, readonly version?: string, readonly scope?: string }} Component
 * @typedef {object} Bom
 * @property {string} bomFormat
 * @property {{ readonly component: Component }} metadata
 * @property {readonly Component[]} components
 */

/**
 * Tells what is in the app from what only helped to build it. To npm all our packages are of development, since the app ships
 * none of them as a package.
 * @param {Bom} bom of `npm sbom`
 * @param {object} app
 * @param {string} app.name
 * @param {readonly import("../licences/parts.mjs").Part[]} app.parts that are in it; those without a version are in another one
 * @param {readonly string[]} app.others that are in it, by npm's `name@version`
 * @returns {Bom}
 */
export function markShipped(bom, { name, parts, others }) {
  const shipped = new Set([
    ...others,
    ...parts.filter(({ version }) => version).map(({ name, version }) => `${name}@${version}`),
  ]);
  const components = bom.components.map((component) => ({
    ...component,
    scope: shipped.delete(`${component.name}@${component.version}`) ? "required" : "excluded",
  }));
  if (shipped.size > 0)
    throw new Error(`package-lock.json does not have ${[...shipped].join(", ")}.`);
  // npm takes the name of the folder.
  const application = { ...bom.metadata.component, name };
  return {
    ...bom,
    metadata: { ...bom.metadata, component: application },
    components: [...components, ...parts.filter(({ version }) => !version).map(carried)],
  };
}

/** @param {import("../licences/parts.mjs").Part} part */
const carried = ({ name, licence }) => ({
  "bom-ref": `carried:${name}`,
  type: "library",
  name,
  scope: "required",
  licenses: [{ license: { id: licence } }],
});
