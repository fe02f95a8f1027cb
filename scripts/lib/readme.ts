import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { CommandError } from "./command.ts";
import { projectFile, projectRoot } from "./project.ts";

/** Each block of code after a comment that names its file. */
const snippets = /<!-- (test\/\S+) -->\n```(\w+)\n.*?^```\n/gms;
const errorTable = /(<!-- src\/errors\.ts -->\n)(?:\|.*\n)*/;

/** A README with what it shows of other files as it is now: the code of test/examples, and the error codes. */
export function withCurrentParts(readme: string): string {
  return readme
    .replaceAll(snippets, (_, path: string, language: string) => {
      return `<!-- ${path} -->\n\`\`\`${language}\n// ${basename(path)}\n${shown(path)}\`\`\`\n`;
    })
    .replace(errorTable, (_, mark: string) => mark + errorCodes(projectFile("src/errors.ts")));
}

function shown(path: string): string {
  if (!existsSync(join(projectRoot, path))) throw new CommandError(`README.md shows ${path}, which does not exist.`);
  return projectFile(path);
}

/** A row for each class of errors that has a code, with the comment above it. */
function errorCodes(source: string): string {
  const classes = /\/\*\* (.+?)(?: \[[^\]]+\])? \*\/\nexport class (\w+) extends .*\n.*\n {2}readonly code = "(\w+)"/g;
  const rows = Array.from(
    source.matchAll(classes),
    ([, when, name, code]) => `| \`${code}\` | \`${name}\` | ${when} |`,
  );
  return ["| `code` | class | when |", "|---|---|---|", ...rows, ""].join("\n");
}
