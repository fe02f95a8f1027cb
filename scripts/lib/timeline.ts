import { inspect } from "node:util";
import { shownHeader, withoutTokens } from "./redacted.ts";
import type { Handler } from "./serve.ts";

/** Prints exchanges as they happen, with tokens redacted, and counts the differences from the contract. */
export interface Timeline {
  /** Wraps a handler so that each exchange between `from` and `to` is printed. */
  watched(from: string, to: string, handler: Handler): Handler;
  note(text: string): void;
  /** Prints and counts a difference from the contract. */
  expect(what: string, found: unknown, wanted: unknown): void;
  /** The closing line; 1 when anything differed. */
  finish(): number;
}

export function createTimeline(): Timeline {
  const startMs = performance.now();
  let differences = 0;
  const print = (text: string, ...more: string[]): void => {
    const at = `${Math.round(performance.now() - startMs)} ms`.padStart(9);
    console.log(
      [`${at}  ${text}`, ...more.flatMap((lines) => lines.split("\n").map((line) => `             ${line}`))].join(
        "\n",
      ),
    );
  };
  return {
    watched: (from, to, handler) => async (request) => {
      const { pathname } = new URL(request.url);
      print(`${from} → ${to}: ${request.method} ${pathname}`, ...(await shown(request)));
      const response = await handler(request);
      print(`${from} ← ${to}: ${response.status}`, ...(await shown(response)));
      return response;
    },
    note: (text) => print(text),
    expect(what, found, wanted) {
      if (found === wanted) return;
      differences += 1;
      print(`differs from the contract: ${what}; it is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
    },
    finish() {
      console.log(
        differences === 0 ? "Every step matches the contract." : `${differences} steps differ from the contract.`,
      );
      return differences === 0 ? 0 : 1;
    },
  };
}

const shownHeaders = ["authorization", "content-type", "location", "transfer-encoding"];

async function shown(message: Request | Response): Promise<string[]> {
  const headers = shownHeaders.flatMap((name) => {
    const value = message.headers.get(name);
    return value === null ? [] : [`${name}: ${shownHeader(name, value)}`];
  });
  if (!message.headers.get("content-type")?.includes("json")) return headers;
  return [
    ...headers,
    inspect(withoutTokens(await message.clone().json()), { depth: null, breakLength: 110, compact: 4 }),
  ];
}
