import type { WebhookReceiver } from "graph-record-response/webhook";
import { createReactingBot, type ReactingBotOptions } from "./reacting.ts";
import { report } from "./report.ts";
import { type Environment, settingsOf } from "./settings.ts";

const seen = new Set<string>();
const inThisProcess = (key: string): boolean => !seen.has(key) && Boolean(seen.add(key));

/** The reacting bot, from the environment. In production `first` asks a store that all processes share. */
export async function configuredBot(
  environment: Environment,
  first: ReactingBotOptions["first"] | undefined = environment["GRAPH_MOCK_URL"] ? inThisProcess : undefined,
): Promise<WebhookReceiver> {
  if (!first) throw new Error("Give `first` a store that all processes share: SET key 1 NX EX 86400 of Redis, say.");
  return createReactingBot({
    ...settingsOf(environment),
    contextKey: keyIn(environment["CONTEXT_KEY"] ?? ""),
    first,
    understand: (_question, sound) => report(sound),
  });
}

function keyIn(base64: string): Uint8Array<ArrayBuffer> {
  if (/^[A-Za-z\d+/]{43}=$/.test(base64)) return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  throw new Error("CONTEXT_KEY is 32 bytes in base64, the same in every process: openssl rand -base64 32");
}
