import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { Artefact } from "./contract.ts";

/** A file that differs from the expected one; `foreign`: no stage makes it. */
export type Difference = { path: string; how: "stale" | "missing" | "foreign" };

/** The differences between a folder and the artefacts that belong in it. */
export async function differences(folder: string, artefacts: Artefact[]): Promise<Difference[]> {
  const present = new Set(await filesIn(folder));
  const changed = await Promise.all(
    artefacts.map(async ({ path, text }): Promise<Difference[]> => {
      if (!present.delete(path)) return [{ path, how: "missing" }];
      return (await readFile(join(folder, path), "utf8")) === text ? [] : [{ path, how: "stale" }];
    }),
  );
  return [...changed.flat(), ...[...present].map((path): Difference => ({ path, how: "foreign" }))];
}

/** Makes a folder contain exactly the artefacts; files that are up to date are not written. */
export async function replaceFolder(folder: string, artefacts: Artefact[], found: Difference[]): Promise<void> {
  const changed = new Set(found.map(({ path }) => path));
  await writeFiles(
    folder,
    artefacts.filter(({ path }) => changed.has(path)),
  );
  for (const { path } of found.filter(({ how }) => how === "foreign")) await rm(join(folder, path));
}

export async function writeFiles(folder: string, artefacts: Artefact[]): Promise<void> {
  for (const { path, text } of artefacts) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function filesIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
