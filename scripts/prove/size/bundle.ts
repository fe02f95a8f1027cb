import { gzipSync } from "node:zlib";
import { build, type Metafile, type Platform } from "esbuild";

export interface BundleOptions {
  /** Where names of packages are looked up from. */
  readonly resolveDir: string;
  /** Packages that are left out. Default: none. */
  readonly external?: readonly string[];
  readonly platform?: Platform;
}

/** A bundle of a module's text: its sizes in bytes, and what esbuild says of its parts. */
export type Bundle = { readonly minified: number; readonly gzip: number; readonly metafile: Metafile };

/** Bundles a module, minified and tree-shaken; what Node has itself is left out. */
export async function bundle(
  contents: string,
  { resolveDir, external = [], platform = "neutral" }: BundleOptions,
): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir },
    absWorkingDir: resolveDir,
    bundle: true,
    format: "esm",
    minify: true,
    treeShaking: true,
    platform,
    legalComments: "none",
    external: [...external, "node:*"],
    write: false,
    metafile: true,
  });
  const bytes = outputFiles[0]?.contents ?? new Uint8Array();
  return { minified: bytes.length, gzip: bytes.length === 0 ? 0 : gzipSync(bytes).length, metafile };
}

/** What is left of each module in a bundle, in bytes. */
export function modulesOf({ outputs }: Metafile): Record<string, number> {
  const inputs = Object.entries(Object.values(outputs)[0]?.inputs ?? {});
  return Object.fromEntries(
    inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [[moduleName(path), bytesInOutput]] : [])),
  );
}

/** `src/bot/client/send.ts` -> `bot/client/send`; a file of a package -> its path from the package's name on. */
export function moduleName(path: string): string {
  return path.replace(/^.*node_modules\//, "").replace(/^(?:src\/)?(.*)\.ts$/, "$1");
}
