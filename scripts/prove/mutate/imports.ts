import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

/** Which files of a project its modules load at run time; imports of types alone do not count. */
export type ImportGraph = {
  importedBy: (file: string) => readonly string[];
  /** Directly or not, the module itself included. */
  loadedBy: (file: string) => ReadonlySet<string>;
};

export function createImportGraph(root: string): ImportGraph {
  const direct = new Map<string, readonly string[]>();
  const importedBy = (file: string): readonly string[] => {
    const known = direct.get(file) ?? importsIn(root, file);
    direct.set(file, known);
    return known;
  };
  const loadedBy = (file: string): ReadonlySet<string> => {
    const loaded = new Set([file]);
    for (const module of loaded) for (const imported of importedBy(module)) loaded.add(imported);
    return loaded;
  };
  return { importedBy, loadedBy };
}

const imports = /^(?:import|export)\s+(?!type\b)(?:[^;"']*?\sfrom\s+)?"(\.{1,2}\/[^"]+)"/gm;
const lazyImports = /\bimport\("(\.{1,2}\/[^"]+)"\)/g;

function importsIn(root: string, file: string): string[] {
  if (!file.endsWith(".ts")) return [];
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(imports), ...text.matchAll(lazyImports)].map(([, path]) =>
    posix.join(dirname(file), path ?? ""),
  );
}
