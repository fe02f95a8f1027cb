import type { Contestants } from "./contestant.ts";

// The process of one contestant: prepares and warms it up, then runs a round for each message.

const [file = "", name = ""] = process.argv.slice(2);
const warmMs = 2_000;

export type FromWorker =
  | { readonly kind: "ready" }
  | { readonly kind: "round"; readonly figures: Readonly<Record<string, number>> }
  | { readonly kind: "failed"; readonly error: string };

const say = (message: FromWorker): void => void process.send?.(message);

process.once("disconnect", () => process.exit());
try {
  const { contestants } = (await import(file)) as { contestants: Contestants };
  const contestant = contestants[name];
  if (!contestant) throw new Error(`${file} has no contestant ${name}`);
  const round = await contestant();
  const warmAt = performance.now() + warmMs;
  while (process.argv[4] === "warm" && performance.now() < warmAt) await round();
  process.on("message", async () => {
    try {
      say({ kind: "round", figures: await round() });
    } catch (error) {
      failed(error);
    }
  });
  say({ kind: "ready" });
} catch (error) {
  failed(error);
}

function failed(error: unknown): void {
  say({ kind: "failed", error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
