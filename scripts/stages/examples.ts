import { type Artefact, banner, type Contract, type Example, SpecError } from "../lib/contract.ts";

/** Contract -> examples.ts: the named examples, each typed by the schema that its name begins with. */
export async function examples(contract: Contract): Promise<Artefact[]> {
  const entries = Object.entries(contract.components.examples);
  const documented = entries.filter(([, example]) => example["x-result-source"] === "documented").map(([name]) => name);
  const text = `${banner(contract, "examples")}import type { components } from "./types.ts";

/** A WAV file, described by its length: 16 kHz, mono, 16 bit. */
export interface WavExample {
  readonly wavSamples: number;
}

export const examples: {
${entries.map(([name, example]) => `${doc(example)}  readonly ${JSON.stringify(name)}: ${typeOf(contract, name, example)};`).join("\n")}
} = {
${entries.map(([name, example]) => `  ${JSON.stringify(name)}: ${JSON.stringify(exampleValue(example), undefined, 2).replaceAll("\n", "\n  ")},`).join("\n")}
};

/** The examples whose resultInfo is in Microsoft's documentation. */
export const documentedResults: readonly (keyof typeof examples)[] = ${JSON.stringify(documented, undefined, 2)};
`;
  return [{ path: "examples.ts", text }];
}

const doc = ({ summary }: Example): string => (summary ? `  /** ${summary}. */\n` : "");

function typeOf(contract: Contract, name: string, example: Example): string {
  if (example["x-wav-samples"] !== undefined) return "WavExample";
  const schema = name.slice(0, name.indexOf("."));
  if (!(schema in contract.components.schemas)) {
    throw new SpecError(`The example ${name} is named after no schema; name its file <schema>.<case>.yaml.`);
  }
  return `components["schemas"][${JSON.stringify(schema)}]`;
}

function exampleValue(example: Example): unknown {
  return example["x-wav-samples"] === undefined ? example.value : { wavSamples: example["x-wav-samples"] };
}
