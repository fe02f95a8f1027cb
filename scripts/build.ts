import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { projectRoot } from "./lib/project.ts";

const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");

await rm(join(projectRoot, "dist"), { recursive: true, force: true });
spawn(process.execPath, [compiler, "-p", "src/tsconfig.json"], { cwd: projectRoot, stdio: "inherit" }).on(
  "close",
  (code) => {
    process.exitCode = code ?? 1;
  },
);
