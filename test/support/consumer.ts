import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectFolder, type Ran, run, temporaryFolder } from "./project-copy.ts";

/** An empty project that has the packed package and what npm would install with it; nothing is fetched. */
export interface Consumer extends AsyncDisposable {
  readonly folder: string;
  /** Where the package lies. */
  readonly installed: string;
  write(path: string, text: string): Promise<void>;
  /** Runs a module's text with a Node, this one unless `node` names another. */
  evaluate(text: string, node?: string[]): Promise<Ran>;
}

/** @param msw the installed package that stands as `msw`: `msw` is major 3, `msw2` major 2 */
export async function createConsumer(tarball: string, msw: "msw" | "msw2" = "msw"): Promise<Consumer> {
  const { path: folder, [Symbol.asyncDispose]: dispose } = await temporaryFolder();
  const packages = join(folder, "node_modules");
  const installed = join(packages, "graph-record-response");
  await mkdir(installed, { recursive: true });
  await run("tar", ["-xzf", tarball, "--strip-components=1", "-C", installed], folder);
  for (const [name, target] of Object.entries({
    jose: "jose",
    "openapi-fetch": "openapi-fetch",
    "openapi-typescript-helpers": "openapi-typescript-helpers",
    msw,
  })) {
    await symlink(join(projectFolder, "node_modules", target), join(packages, name));
  }
  const write = (path: string, text: string): Promise<void> => writeFile(join(folder, path), text);
  await write("package.json", '{ "name": "consumer", "private": true, "type": "module" }\n');
  return {
    folder,
    installed,
    write,
    evaluate: async (text, [node = process.execPath, ...args] = []) => {
      await write("evaluated.js", text);
      return run(node, [...args, "evaluated.js"], folder, systemEnvironment());
    },
    [Symbol.asyncDispose]: dispose,
  };
}

/** The environment without what npm and npx put before the system's own programs. */
export function systemEnvironment(): NodeJS.ProcessEnv {
  const path = (process.env.PATH ?? "")
    .split(":")
    .filter((folder) => !/node_modules\/\.bin$|node-gyp-bin$/.test(folder));
  return { ...process.env, PATH: path.join(":") };
}
