import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { run, say } from "../lib/command.ts";
import { projectFile, projectRoot } from "../lib/project.ts";
import { describe, type Finding, findingsIn, rows } from "./words.ts";

const usage = `Usage: node scripts/lint/words-main.ts [--count] [PATH...]

Lists words that this project does not use, in comments, strings, Markdown and YAML, with what to write. The table is in
scripts/lint/words.ts. With paths, only files whose path begins with one of them.
  --count  only how many there are, by row and by folder

Exit codes: 0 there are none, 1 there are some, 2 wrong usage.`;

const folders = [".github", "openapi", "scripts", "src", "test"];
/** They hold the words to find. */
const own = ["scripts/lint/words.ts", "test/package/words.test.ts"];

/** Every file that people write, by its path. */
function writtenFiles(): string[] {
  const below = folders.flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" }).map(
      (name) => `${folder}/${name.replaceAll("\\", "/")}`,
    ),
  );
  return [...readdirSync(projectRoot), ...below]
    .filter((path) => /\.(?:[cm]?[jt]s|md|ya?ml)$/.test(path) && !path.includes("node_modules/") && !own.includes(path))
    .sort();
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { count: { type: "boolean" } } });
  const files = writtenFiles().filter(
    (file) => positionals.length === 0 || positionals.some((path) => file.startsWith(path)),
  );
  const findings = (await Promise.all(files.map((file) => findingsIn(file, projectFile(file))))).flat();
  const lines = values.count ? counts(findings) : findings.map(describe);
  return say([...lines, `${findings.length} in ${files.length} files`].join("\n"), findings.length > 0 ? 1 : 0);
}

function counts(findings: readonly Finding[]): string[] {
  const folderOf = ({ file }: Finding): string => file.split("/").slice(0, -1).slice(0, 2).join("/") || ".";
  const byRow = rows.map(({ words }) => ({ name: words, ofIt: findings.filter(({ row }) => row.words === words) }));
  const byFolder = [...new Set(findings.map(folderOf))].map((name) => ({
    name,
    ofIt: findings.filter((finding) => folderOf(finding) === name),
  }));
  return [...byRow, ...byFolder].map(({ name, ofIt }) => `${String(ofIt.length).padStart(4)}  ${name}`);
}

await run(usage, main);
