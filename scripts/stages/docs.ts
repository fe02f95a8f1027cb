import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Clause, readClauses } from "../lib/clause-list.ts";
import { type Artefact, type Contract, SpecError } from "../lib/contract.ts";
import { redocly } from "../lib/redocly.ts";
import { inTemporaryFolder } from "../lib/temporary-folder.ts";

/** Contract -> the reference page, one self-contained file that makes no network requests. */
export async function docs(contract: Contract): Promise<Artefact[]> {
  return inTemporaryFolder(async (folder) => {
    const source = join(folder, "openapi.json");
    const page = join(folder, "index.html");
    await writeFile(source, JSON.stringify(withClauses(contract, readClauses())));
    const { code, stderr } = await redocly(["build-docs", source, "--inlineBundle", "--output", page]);
    if (code !== 0) throw new SpecError(`redocly build-docs failed. Its output:\n${stderr}`);
    return [{ path: "index.html", text: selfContained(await readFile(page, "utf8")) }];
  });
}

/** The contract with a chapter that lists every clause. */
function withClauses(contract: Contract, clauses: Record<string, Clause>): Contract {
  const rows = Object.entries(clauses).map(
    ([id, { sentence, source }]) => `- **${id}** ${plain(sentence)} *(${source.join(", ")})*`,
  );
  const chapter = [
    "# Clauses",
    "",
    "Every promise of the contract, and *(where it comes from)*; the tests quote the ids.",
    "",
    ...rows,
  ];
  const { description = "" } = contract.info as { description?: string };
  return {
    ...contract,
    info: { ...contract.info, description: `${description}\n${chapter.join("\n")}\n` } as Contract["info"],
  };
}

const plain = (text: string): string => text.replace(/[{}<>*_`]/g, (sign) => `\\${sign}`);

/** Replaces what Redoc would request from other hosts: the logo in its footer, icons, and telemetry, which is off as well. */
function selfContained(html: string): string {
  return html
    .replace(/https:\/\/cdn\.redoc\.ly\/[^"'`\s)]*\.(?:svg|png)/g, `data:image/svg+xml,${encodeURIComponent(logo)}`)
    .replace(/https:\/\/(?:cdn|otel\.cloud)\.redocly\.com\/[^"'`\s)]*/g, "data:,");
}

const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="38" height="12"><text y="10" font-family="sans-serif" font-size="11">Redoc</text></svg>`;
