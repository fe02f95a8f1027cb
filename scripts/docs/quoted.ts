import { readdirSync } from "node:fs";
import { join } from "node:path";
import { projectFile, projectRoot } from "../lib/project.ts";

/** Clause id -> the files of test/ that quote it in a string, as titles and the rows of their tables do. */
export function quotedIn(): Map<string, string[]> {
  const quoted = new Map<string, string[]>();
  const files = readdirSync(join(projectRoot, "test"), { recursive: true, encoding: "utf8" })
    .map((name) => `test/${name.replaceAll("\\", "/")}`)
    .filter((name) => /\.test(?:-d)?\.ts$/.test(name));
  for (const file of files.sort()) {
    for (const id of idsInStrings(projectFile(file))) quoted.set(id, [...(quoted.get(id) ?? []), file]);
  }
  return quoted;
}

function idsInStrings(code: string): Set<string> {
  const strings = code.match(/"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g) ?? [];
  return new Set(strings.flatMap((text) => text.match(/\b[A-Z]{2}-\d{2}\b/g) ?? []));
}
