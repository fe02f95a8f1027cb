import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { runToEnd } from "../../lib/child.ts";
import { CommandError } from "../../lib/command.ts";
import { projectRoot } from "../../lib/project.ts";
import { doors, imports } from "./bundles.ts";

/** A figure by its row. */
export type Rows = Record<string, number>;
/** The figures; the bytes of each bundle by module; and what a bundle loads that it must not. */
export type Measured = { rows: Rows; modules: Record<string, Rows>; strangers: string[] };

type Manifest = { name: string; exports: object; dependencies?: object; peerDependencies?: object };

/** Measures the built package; its entry points are those of package.json. */
export async function measure(root: string = projectRoot): Promise<Measured> {
  if (!existsSync(join(root, "dist"))) throw new CommandError("There is no dist/; run npm run build first.");
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;
  const { name: self, exports, dependencies = {}, peerDependencies = {} } = manifest;
  const packages = Object.keys({ ...dependencies, ...peerDependencies });
  const [rows, modules, strangers]: [Rows, Record<string, Rows>, string[]] = [{}, {}, []];

  async function weigh(
    name: string,
    text: string,
    allowed: readonly string[] = [],
    external = packages,
  ): Promise<void> {
    const { outputFiles, metafile } = await build({
      stdin: { contents: text, resolveDir: root },
      absWorkingDir: root,
      bundle: true,
      format: "esm",
      minify: true,
      treeShaking: true,
      platform: "neutral",
      legalComments: "none",
      external: [...external, "node:*"],
      write: false,
      metafile: true,
    });
    const [output] = Object.values(metafile.outputs);
    const left = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    // For an entry point all that it loads counts, for single imports what is left of it in their bundle.
    const paths = name in doors ? Object.keys(metafile.inputs) : left.map(([path]) => path);
    const imported = paths.flatMap((path) => metafile.inputs[path]?.imports.filter(({ external }) => external) ?? []);
    const parts = new Set([...paths, ...imported.map(({ path }) => path)].map(part));
    const strange = [...parts].filter((found) => !allowed.some((one) => `${found}/`.startsWith(`${one}/`)));
    if (strange.length > 0) strangers.push(`${name} brings in ${strange.join(", ")}`);

    const { contents } = outputFiles[0] ?? { contents: "" };
    if (contents.length === 0) return; // only types
    Object.assign(rows, { [`${name}: minified`]: contents.length, [`${name}: gzip`]: gzipSync(contents).length });
    modules[name] = Object.fromEntries(left.map(([path, { bytesInOutput }]) => [part(path), bytesInOutput]));
  }

  for (const [door, target] of Object.entries(exports))
    if (typeof target !== "string") await weigh(door, `export * from "${self}${door.slice(1)}";`, doors[door]);
  await weigh(". with its dependencies", `export * from "${self}";`, doors["."], []);
  for (const [names, allowed] of Object.entries(imports))
    await weigh(names, `export { ${names} } from "${self}";`, allowed);

  const { stdout } = await runToEnd("npm", ["pack", "--dry-run", "--ignore-scripts", "--json"], { cwd: root });
  const [{ size, entryCount }] = JSON.parse(stdout) as [{ size: number; entryCount: number }];
  Object.assign(rows, { tarball: size, "files in the tarball": entryCount });
  rows["run-time dependencies"] = Object.keys(dependencies).length;
  for (const folder of ["openapi", "generated", "src"]) rows[`lines of ${folder}`] = lines(join(root, folder));
  return { rows, modules, strangers };
}

/** `dist/src/bot/client/send.js` -> `bot/client/send`; a file of a package -> its path from the package's name on. */
function part(path: string): string {
  return path.replace(/^.*node_modules\//, "").replace(/^dist\/(?:src\/)?(.*)\.js$/, "$1");
}

function lines(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8"));
  return texts.join("").split("\n").length - 1;
}
