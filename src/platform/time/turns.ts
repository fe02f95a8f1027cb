import { isWorkerd } from "../../lib/workerd.ts";

interface Waiting {
  left: number;
  readonly resolve: () => void;
}

/** Of so many turns in a row one goes over the other channel. */
const round = 4;

let channels: readonly MessageChannel[] = [];
let passed = 0;
const waiting = new Set<Waiting>();

/** Resolves after so many turns of the event loop, however a test has replaced timers; `round` or more let timers and sockets go on. */
export function turns(count: number): Promise<void> {
  // A Cloudflare Worker has no channels, or ones that keep no request going.
  if (isWorkerd()) return timerTurns(count);
  return new Promise((resolve) => {
    waiting.add({ left: count, resolve });
    if (channels.length > 0) return;
    channels = [new MessageChannel(), new MessageChannel()];
    for (const { port1 } of channels) port1.onmessage = pass;
    next();
  });
}

/** A turn is over: whoever has waited long enough goes on. When nobody waits in the turn after, nothing keeps the process alive. */
function pass(): void {
  if (waiting.size === 0) {
    for (const { port1 } of channels) port1.close();
    channels = [];
    return;
  }
  for (const each of waiting) {
    each.left -= 1;
    if (each.left > 0) continue;
    waiting.delete(each);
    each.resolve();
  }
  next();
}

/** Node hands over what one channel brings in one turn of its loop: a second one lets the loop itself turn. */
function next(): void {
  passed += 1;
  channels[passed % round === 0 ? 1 : 0]?.port2.postMessage(undefined);
}

async function timerTurns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}
