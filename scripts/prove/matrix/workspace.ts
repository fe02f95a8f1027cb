import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Ran, runToEnd } from "../../lib/child.ts";
import { CommandError } from "../../lib/command.ts";
import { copyProject } from "../../lib/project-copy.ts";
import { temporaryFolder } from "../../lib/temporary-folder.ts";
import { NotRun } from "./row.ts";

const root = temporaryFolder();

/** Runs a program to its end and collects what it prints, without the temporary folder's own path. */
export async function run(command: string, args: readonly string[], cwd: string): Promise<Ran> {
  const { code, stdout, stderr } = await runToEnd(command, args, { cwd, env: plainEnvironment() });
  return { code, stdout: shortened(stdout), stderr: shortened(stderr) };
}

/** Runs a program that must succeed; resolves to what it printed. */
export async function must(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, cwd);
  if (code !== 0) throw new CommandError(`${stdout}\n${stderr}`.trim() || `It ended with ${code}`);
  return stdout;
}

/** The environment of a consumer's shell: without what npm sets for its scripts, and with colours off. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package|lifecycle|config_local_prefix)|^INIT_CWD$|_COLOR$/.test(name),
  );
  return { ...Object.fromEntries(own), NO_COLOR: "1" };
}

const shortened = (text: string): string => text.replaceAll(root, "");

/** An empty project with packages installed from the registry, their scripts not run. */
export interface Project extends Disposable {
  readonly folder: string;
  write(path: string, text: string): void;
  /** Runs one of the project's modules with this Node. */
  node(...args: string[]): Promise<Ran>;
}

/** Rejects with `NotRun` when the packages cannot be installed. */
export async function createProject(packages: readonly string[]): Promise<Project> {
  const folder = mkdtempSync(join(root, "project-"));
  writeFileSync(
    join(folder, "package.json"),
    '{ "name": "consumer", "version": "1.0.0", "private": true, "type": "module" }\n',
  );
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  const { code, stderr } = await run("npm", ["install", ...flags, ...packages], folder);
  if (code !== 0)
    throw new NotRun(`npm cannot install ${packages.map(withoutFolder).join(", ")} (${npmError(stderr)})`);
  return {
    folder,
    write: (path, text) => writeFileSync(join(folder, path), text),
    node: (...args) => run(process.execPath, args, folder),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

const withoutFolder = (name: string): string => name.replace(/^.*\//, (path) => (path.startsWith("/") ? "" : path));
const npmError = (stderr: string): string => /npm error code (\S+)/.exec(stderr)?.[1] ?? "no reason given";

/** The version of an installed package. */
export function versionOf({ folder }: Project, name: string): string {
  return (JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8")) as { version: string })
    .version;
}

/** Builds the package in a copy of the project, as dist/ may be in use, and packs it; resolves to the tarball's path. */
export async function packPackage(): Promise<string> {
  const folder = copyProject();
  await must(process.execPath, ["scripts/build.ts"], folder);
  const packed = await must("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", root], folder);
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  return join(root, filename);
}
