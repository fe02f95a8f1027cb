import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { withClauseReferences } from "./lib/clause-references.ts";
import { doing } from "./lib/progress.ts";
import { projectRoot } from "./lib/project.ts";

const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const dist = join(projectRoot, "dist");

doing("Building dist/");
await rm(dist, { recursive: true, force: true });
const [code] = await once(
  spawn(process.execPath, [compiler, "-p", "src/tsconfig.json"], { cwd: projectRoot, stdio: "inherit" }),
  "close",
);
process.exitCode = code ?? 1;
if (code === 0) {
  for (const file of ["index.cjs", "index.d.cts"]) // the compiler makes neither
    await copyFile(join(projectRoot, "src/msw", file), join(dist, "src/msw", file));
  const paths = await readdir(dist, { recursive: true });
  for (const path of paths.filter((name) => name.endsWith(".d.ts"))) {
    const file = join(dist, path);
    await writeFile(file, withClauseReferences(await readFile(file, "utf8")));
  }
}
