import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runToEnd } from "./child.ts";
import { CommandError } from "./command.ts";
import { projectRoot } from "./project.ts";

export interface Installation {
  /** The folder of package.json and package-lock.json. */
  readonly manifests: string;
  /** Below .reports, which git, the package and every copy of the project leave out. */
  readonly name: string;
  /** What is installed, and how much: `the tools, about 500 MB`. */
  readonly what: string;
}

/** Where it is installed. */
export function folderOf({ name }: Pick<Installation, "name">): string {
  return join(projectRoot, ".reports", name);
}

/** Installs packages by their own lock, without their scripts, unless they already are. Resolves to their folder. */
export async function installByLock({ manifests, name, what }: Installation): Promise<string> {
  const folder = folderOf({ name });
  const [lock, done] = [join(manifests, "package-lock.json"), join(folder, "installed.json")];
  mkdirSync(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) copyFileSync(join(manifests, file), join(folder, file));
  if (existsSync(done) && readFileSync(done, "utf8") === readFileSync(lock, "utf8")) return folder;
  console.log(`Installing ${what}, into .reports/${name} …`);
  const ran = await runToEnd("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
  });
  if (ran.code !== 0) throw new CommandError(`npm cannot install ${what}:\n${ran.stderr}`);
  copyFileSync(lock, done);
  return folder;
}
