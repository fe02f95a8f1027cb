import { copyFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { build } from "esbuild";
import { rolldown } from "rolldown";
import { runToEnd } from "./lib/child.ts";
import { withClauseReferences } from "./lib/clause-references.ts";
import { compiler } from "./lib/compiler.ts";
import { entryPoints, entryPointsWithEffects } from "./lib/entry-points.ts";
import { doing } from "./lib/progress.ts";
import { projectRoot } from "./lib/project.ts";
import { pureModules } from "./lib/pure-modules.ts";

const dist = join(projectRoot, "dist");

/**
 * What entry points share, a file each: few, as each takes time to load, and as nobody loads what only others need. A module
 * is in the first that names it, and so is what it imports.
 */
const shared: Readonly<Record<string, RegExp>> = {
  core: /^(?:src\/(?:errors|lib|bot\/(?:notifications|waiting|kinds))\b|generated\/vocabulary)/,
  validation: /^(?:src\/contract\/|generated\/validators)/,
  webhook: /^src\/webhook\//,
  operations: /^(?:generated\/operations|src\/platform\/microsoft-hosts)/,
  platform: /^(?:src\/platform\/|generated\/examples)/,
};

const withEffects = entryPointsWithEffects().map((entry) => `${entry}.ts`);

const inProject = (id: string): string => relative(projectRoot, id).replaceAll("\\", "/");
const isPure = (id: string): boolean => !withEffects.includes(inProject(id));

async function declarations(): Promise<number> {
  const { code, stdout } = await runToEnd(process.execPath, [compiler, "-p", "src/tsconfig.json"], {
    cwd: projectRoot,
  });
  process.stdout.write(stdout);
  if (code !== 0) return code ?? 1;
  const paths = await readdir(dist, { recursive: true });
  for (const path of paths.filter((name) => name.endsWith(".d.ts"))) {
    const file = join(dist, path);
    await writeFile(file, withClauseReferences(await readFile(file, "utf8")));
  }
  return 0;
}

async function code(): Promise<void> {
  const bundle = await rolldown({
    cwd: projectRoot,
    input: Object.fromEntries([...entryPoints().values()].map((entry) => [entry, `${entry}.ts`])),
    external: /^[^./]/,
    platform: "neutral",
    tsconfig: false,
    treeshake: { moduleSideEffects: isPure },
    plugins: [pureModules(isPure)],
    transform: { target: "es2023" },
    checks: { bundlerTimings: false },
  });
  await bundle.write({
    dir: dist,
    entryFileNames: "[name].js",
    chunkFileNames: "shared/[name].js",
    sourcemap: true,
    comments: { legal: false, jsdoc: false, annotation: true },
    codeSplitting: {
      groups: Object.entries(shared).map(([name, modules], index, all) => ({
        name,
        test: (id: string) => modules.test(inProject(id)),
        priority: all.length - index,
        minShareCount: 2,
      })),
    },
  });
  await bundle.close();
}

/** What `mock` serves to a browser: a script, that of the microphone, a style and the document. */
async function page(): Promise<void> {
  const [from, to] = [projectRoot, dist].map((folder) => join(folder, "src/cli/page")) as [string, string];
  await build({
    entryPoints: [
      { in: join(from, "main.ts"), out: "page" },
      { in: join(from, "voice-worklet.ts"), out: "voice" },
      { in: join(from, "page.css"), out: "page" },
    ],
    outdir: to,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2023",
    legalComments: "none",
    logLevel: "warning",
  });
  await copyFile(join(from, "index.html"), join(to, "index.html"));
}

doing("Building dist/");
await rm(dist, { recursive: true, force: true });
const [failure] = await Promise.all([declarations(), code(), page()]);
process.exitCode = failure;
if (failure === 0)
  for (const file of ["index.cjs", "index.d.cts"]) // neither is made of TypeScript
    await copyFile(join(projectRoot, "src/msw", file), join(dist, "src/msw", file));
