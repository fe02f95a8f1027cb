import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Ran, runToEnd } from "../../lib/child.ts";
import { folderOf, type Installation, installByLock } from "../../lib/installed.ts";

const installation: Installation = {
  manifests: join(import.meta.dirname, "packages"),
  name: "tools",
  what: "the tools, about 500 MB",
};
const folder = folderOf(installation);
const require = createRequire(join(folder, "package.json"));

export async function install(): Promise<void> {
  await installByLock(installation);
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
