import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runToEnd } from "../../lib/child.ts";
import { CommandError } from "../../lib/command.ts";
import { entryPoints } from "../../lib/entry-points.ts";
import { projectRoot } from "../../lib/project.ts";
import { bundle, moduleName, modulesOf } from "./bundle.ts";
import { doors, imports } from "./bundles.ts";

/** A figure by its row. */
export type Rows = Record<string, number>;
/** The figures; the bytes of each bundle by module of the source; and what a bundle loads that it must not. */
export type Measured = { rows: Rows; modules: Record<string, Rows>; strangers: string[] };

type Manifest = { dependencies?: object; peerDependencies?: object };

/** Measures the built package; its entry points are those of package.json. */
export async function measure(root: string = projectRoot): Promise<Measured> {
  if (!existsSync(join(root, "dist"))) throw new CommandError("There is no dist/; run npm run build first.");
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;
  const { dependencies = {}, peerDependencies = {} } = manifest;
  const entries = entryPoints();
  const packages = Object.keys({ ...dependencies, ...peerDependencies });
  const [rows, modules, strangers]: [Rows, Record<string, Rows>, string[]] = [{}, {}, []];

  /** @param of what is bundled: of an entry point the whole of it, or single imports of "." */
  async function weigh(
    name: string,
    { door = ".", names = "*" }: { readonly door?: string; readonly names?: string },
    allowed: readonly string[] = [],
    external = packages,
  ): Promise<void> {
    const entry = entries.get(door);
    const options = { resolveDir: root, external };
    const { minified, gzip, metafile: built } = await bundle(`export ${names} from "./dist/${entry}.js";`, options);
    const { metafile } = await bundle(`export ${names} from "./${entry}.ts";`, options);
    const [output] = Object.values(metafile.outputs);
    const left = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    // For an entry point all that it loads counts, for single imports what is left of it in their bundle.
    const paths = names === "*" ? Object.keys(metafile.inputs) : left.map(([path]) => path);
    const imported = paths.flatMap((path) => metafile.inputs[path]?.imports.filter(({ external }) => external) ?? []);
    const parts = new Set([...paths, ...imported.map(({ path }) => path)].map(moduleName));
    const strange = [...parts].filter((found) => !allowed.some((one) => `${found}/`.startsWith(`${one}/`)));
    if (strange.length > 0) strangers.push(`${name} brings in ${strange.join(", ")}`);

    if (minified === 0) return; // only types
    Object.assign(rows, { [`${name}: minified`]: minified, [`${name}: gzip`]: gzip });
    if (door === name) rows[`${name}: files`] = Object.keys(built.inputs).filter(isBuilt).length;
    modules[name] = modulesOf(metafile);
  }

  for (const door of entries.keys()) if (door.startsWith(".")) await weigh(door, { door }, doors[door]);
  await weigh(". with its dependencies", {}, doors["."], []);
  for (const [names, allowed] of Object.entries(imports)) await weigh(names, { names: `{ ${names} }` }, allowed);

  const { stdout } = await runToEnd("npm", ["pack", "--dry-run", "--ignore-scripts", "--json"], { cwd: root });
  const [{ size, entryCount }] = JSON.parse(stdout) as [{ size: number; entryCount: number }];
  Object.assign(rows, { tarball: size, "files in the tarball": entryCount });
  rows["run-time dependencies"] = Object.keys(dependencies).length;
  for (const folder of ["openapi", "generated", "src"]) rows[`lines of ${folder}`] = lines(join(root, folder));
  return { rows, modules, strangers };
}

const isBuilt = (path: string): boolean => path.startsWith("dist/");

function lines(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8"));
  return texts.join("").split("\n").length - 1;
}
