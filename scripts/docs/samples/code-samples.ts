import type { Contract } from "../../lib/contract.ts";
import { csharp } from "./csharp.ts";
import { curl } from "./curl.ts";
import { type Exchange, exchanges } from "./exchange.ts";
import { plainFetch } from "./fetch.ts";
import { http } from "./http.ts";
import { microsoftClient } from "./microsoft-client.ts";
import { withPackage } from "./package.ts";

/** What `x-codeSamples` wants. */
export type CodeSample = { lang: string; label: string; source: string };

/** What Redoc shows a sample by: it highlights by `lang`, and leaves out what its setting `codeSamples.languages` does not list. */
export type SampleLanguage = Omit<CodeSample, "source">;

type Language = SampleLanguage & {
  write: (exchange: Exchange, contract: Contract) => string | undefined;
};

/** In the order of the tabs. */
const languages: Language[] = [
  { lang: "HTTP", label: "HTTP", write: http },
  { lang: "Shell", label: "curl", write: curl },
  { lang: "TypeScript", label: "TypeScript", write: withPackage },
  { lang: "JavaScript", label: "fetch", write: plainFetch },
  { lang: "JavaScript", label: "Microsoft's client", write: microsoftClient },
  { lang: "C#", label: "C#", write: csharp },
];

/** For Redoc's setting `codeSamples.languages`. */
export const sampleLanguages: SampleLanguage[] = languages.map(({ lang, label }) => ({ lang, label }));

/** The samples of each operation, by operationId; the webhook's too. */
export function codeSamples(contract: Contract): Record<string, CodeSample[]> {
  const entries = [...exchanges(contract)].map(([operationId, exchange]) => [
    operationId,
    languages.flatMap(({ lang, label, write }) => {
      const source = write(exchange, contract);
      return source === undefined ? [] : [{ lang, label, source }];
    }),
  ]);
  return Object.fromEntries(entries) as Record<string, CodeSample[]>;
}
