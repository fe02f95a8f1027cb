import type { WebhookReceiver } from "graph-record-response/webhook";
import { createReactingBot } from "./reacting.ts";
import { report } from "./report.ts";
import { settingsOf } from "./settings.ts";

const seen = new Set<string>();

/** The reacting bot, from the environment. One process alone may keep in its memory what came first; several share a store. */
export function configuredBot(environment: Readonly<Record<string, string | undefined>>): Promise<WebhookReceiver> {
  const { CONTEXT_KEY = "" } = environment;
  return createReactingBot({
    ...settingsOf(environment),
    contextKey: Uint8Array.from(atob(CONTEXT_KEY), (letter) => letter.charCodeAt(0)),
    first: (key) => !seen.has(key) && Boolean(seen.add(key)),
    understand: (_question, sound) => report(sound),
  });
}
