import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Ran, runToEnd } from "../../lib/child.ts";
import { CommandError } from "../../lib/command.ts";
import { projectRoot } from "../../lib/project.ts";

const manifests = join(import.meta.dirname, "packages");
/** Where they are installed; git, the package and every copy of the project leave it out. */
const folder = join(projectRoot, ".reports/tools");
const require = createRequire(join(folder, "package.json"));

/** Installs the tools by their own lock, without their scripts, unless they already are. */
export async function install(): Promise<void> {
  const [lock, done] = [join(manifests, "package-lock.json"), join(folder, "installed.json")];
  if (existsSync(done) && readFileSync(done, "utf8") === readFileSync(lock, "utf8")) return;
  console.log("Installing the tools, about 500 MB, into .reports/tools …");
  mkdirSync(folder, { recursive: true });
  for (const name of ["package.json", "package-lock.json"]) copyFileSync(join(manifests, name), join(folder, name));
  const ran = await runToEnd("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
  });
  if (ran.code !== 0) throw new CommandError(`npm cannot install the tools:\n${ran.stderr}`);
  copyFileSync(lock, done);
}

/** No tool reports its use, or looks for a newer version of itself. */
const quiet = {
  CI: "1",
  DO_NOT_TRACK: "1",
  KUBB_DISABLE_TELEMETRY: "1",
  NO_COLOR: "1",
  NO_UPDATE_NOTIFIER: "1",
  REDOCLY_TELEMETRY: "off",
};

/** The command of a package, as arguments for Node. */
export function commandOf(name: string): string {
  const manifest = join(folder, "node_modules", name, "package.json");
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin: string | Record<string, string> };
  return join(dirname(manifest), typeof bin === "string" ? bin : (Object.values(bin)[0] ?? ""));
}

export const environment = (): NodeJS.ProcessEnv => ({ ...process.env, ...quiet });

/** Runs the command of a package in a folder that sees the installed packages. */
export async function runTool(name: string, args: readonly string[], cwd: string): Promise<Ran> {
  const linked = join(cwd, "node_modules");
  if (!existsSync(linked)) symlinkSync(join(folder, "node_modules"), linked);
  return runToEnd(process.execPath, [commandOf(name), ...args], { cwd, env: environment() });
}

/** Loads an installed package. */
export async function load<T>(name: string): Promise<T> {
  return (await import(require.resolve(name))) as T;
}

export function versionOf(name: string): string {
  return (JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8")) as { version: string })
    .version;
}
