import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readClauses } from "../lib/clause-list.ts";
import { type Contract, SpecError } from "../lib/contract.ts";
import { redocly } from "../lib/redocly.ts";
import { inTemporaryFolder } from "../lib/temporary-folder.ts";
import { documentOfPage } from "./document.ts";
import { quotedIn } from "./quoted.ts";
import { codeSamples, sampleLanguages } from "./samples/code-samples.ts";

/** Contract -> the reference page, one file that makes no network requests and works in any folder. */
export async function page(contract: Contract): Promise<string> {
  const samples = codeSamples(contract);
  const document = documentOfPage({ contract, clauses: readClauses(), quoted: quotedIn(), samples });
  return inTemporaryFolder(async (folder) => {
    const source = join(folder, "openapi.json");
    const file = join(folder, "index.html");
    await writeFile(source, JSON.stringify(document));
    const options = JSON.stringify({ codeSamples: { languages: [...sampleLanguages, payload] } });
    const look = ["--template", join(import.meta.dirname, "template.hbs"), "--openapi", options];
    const { code, stderr } = await redocly(["build-docs", source, "--inlineBundle", ...look, "--output", file]);
    if (code !== 0) throw new SpecError(`redocly build-docs failed. Its output:\n${stderr}`);
    return selfContained(withRelativeLinks(await readFile(file, "utf8")));
  });
}

/** Links within the page, which Redoc renders for a page at the root of its host until its script has run. */
const withRelativeLinks = (html: string): string => html.replace(/ href="\/(?=[\w"])/g, ' href="#/');

/** Replaces what Redoc would request from other hosts: the logo in its footer, icons, and telemetry, which is off as well. */
function selfContained(html: string): string {
  return html
    .replace(/https:\/\/cdn\.redoc\.ly\/[^"'`\s)]*\.(?:svg|png)/g, `data:image/svg+xml,${encodeURIComponent(logo)}`)
    .replace(/https:\/\/(?:cdn|otel\.cloud)\.redocly\.com\/[^"'`\s)]*/g, "data:,");
}

const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="38" height="12"><text y="10" font-family="sans-serif" font-size="11">Redoc</text></svg>`;

/** What Redoc offers beside the samples: the body of the chosen example. A webhook shows that alone. */
const payload = { lang: "Payload", label: "Payload" };
