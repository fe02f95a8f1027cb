import { projectFile } from "./project.ts";

type Manifest = {
  exports: Record<string, string | Conditions>;
  bin: Record<string, string>;
  sideEffects: readonly string[];
};
type Conditions = { default: string };

const manifest = (): Manifest => JSON.parse(projectFile("package.json")) as Manifest;

/** The files of dist/ that package.json names, without `dist/` and `.js`, by door; the program's are under its name. */
export function entryPoints(): ReadonlyMap<string, string> {
  const { exports, bin } = manifest();
  const doors = Object.entries(exports).flatMap(([door, target]) =>
    typeof target === "string" ? [] : [[door, target.default] as const],
  );
  return new Map([...doors, ...Object.entries(bin)].map(([name, path]) => [name, entryOf(path)]));
}

/** Those of them whose import does something. */
export function entryPointsWithEffects(): readonly string[] {
  return manifest().sideEffects.map(entryOf);
}

function entryOf(path: string): string {
  const [, entry] = /^\.\/dist\/(.*)\.js$/.exec(path) ?? [];
  if (entry === undefined) throw new Error(`package.json names ${path}, which is not a file of ./dist/`);
  return entry;
}
