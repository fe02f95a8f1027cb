import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { folderOf, type Installation, installByLock } from "../../lib/installed.ts";
import { projectRoot } from "../../lib/project.ts";

const installation: Installation = {
  manifests: join(import.meta.dirname, "packages"),
  name: "bench",
  what: "the packages that are compared, about 65 MB",
};

/** Where the packages are that this project does not use itself. */
export const peersFolder: string = folderOf(installation);

export const installPeers = (): Promise<string> => installByLock(installation);

/** How Node is started so that `peer` finds packages in another folder. */
export const peerFlags: readonly string[] = ["--experimental-import-meta-resolve"];

/** Loads a package of that folder. */
export async function peer<T>(name: string): Promise<T> {
  return (await import(import.meta.resolve(name, pathToFileURL(join(peersFolder, "package.json")).href))) as T;
}

/** The versions of all that are compared, those of this project's own packages too. */
export function versions(): Record<string, string> {
  const own = ["ajv", "jose", "openapi-fetch", "@microsoft/microsoft-graph-client", "msw"];
  const { dependencies } = JSON.parse(readFileSync(join(installation.manifests, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const versionOf = (name: string): [string, string] => {
    const manifest = join(projectRoot, "node_modules", name, "package.json");
    return [name, (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version];
  };
  return { ...Object.fromEntries(own.map(versionOf)), ...dependencies };
}
