import { createRequire } from "node:module";
import { join } from "node:path";
import { type Artefact, type Contract, SpecError } from "../../lib/contract.ts";
import { document, stages } from "../../stages/all.ts";
import type { FileText } from "./mutant.ts";

type Problem = { message: string; severity: string };
type Core = {
  createConfig(rules: object): Promise<object>;
  bundle(options: {
    ref: string;
    config: object;
  }): Promise<{ bundle: { parsed: Record<string, unknown> }; problems: Problem[] }>;
};

/** The bundler as a library: the command takes a second to start, and there are hundreds of mutants. */
const core = createRequire(createRequire(import.meta.url).resolve("openapi-typescript"))(
  "@redocly/openapi-core",
) as Core;

/** What `npm run generate` would write for the spec in a folder, without lint and docs. `order` is that of the document's members. */
export async function regenerated(folder: string, order: readonly string[]): Promise<FileText[]> {
  const contract = await bundled(join(folder, "openapi/openapi.yaml"), order);
  const artefacts: Artefact[] = [document(contract)];
  for (const stage of Object.values(stages)) artefacts.push(...(await stage(contract)));
  return artefacts.map(({ path, text }) => ({ path: `generated/${path}`, text }));
}

async function bundled(ref: string, order: readonly string[]): Promise<Contract> {
  const { bundle, problems } = await core.bundle({ ref, config: await core.createConfig({}) });
  const [broken] = problems.filter(({ severity }) => severity === "error");
  if (broken) throw new SpecError(broken.message);
  const names = [...new Set([...order, ...Object.keys(bundle.parsed)])].filter((name) => name in bundle.parsed);
  return JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, bundle.parsed[name]])))) as Contract;
}
