import { joined } from "../../lib/bytes.ts";
import type { Clock } from "../../lib/clock.ts";
import { withDeadline } from "../../lib/deadline.ts";
import { bodyStream, discardBody, type Fetch } from "../../lib/fetch.ts";
import { sampleRate } from "./sounds.ts";
import { readWavHeader, type WavHeader } from "./wav.ts";

/** A header that does not end within this is none; bytes. */
const headerWithin = 64 * 1024;
const answerWithinMs = 10_000;

/** Why a prompt cannot be played: its host did not serve it, or it is no wav of 16 kHz, mono, 16 bit. */
export type Unplayable = "unreachable" | "unusable";

/**
 * Length of the prompt at an address, in milliseconds, or why it cannot be played. The host has 10 s, and of the file only
 * the start is read. [RR-06, PL-04]
 */
export async function promptLength(uri: string, fetch: Fetch, clock: Clock): Promise<number | Unplayable> {
  const timedOut = (): Error => new Error(`${uri} was not served within ${answerWithinMs} ms`);
  try {
    const header = await withDeadline({ clock, timeoutMs: answerWithinMs, timedOut }, async (signal) => {
      const response = await fetch(uri, { method: "GET", headers: {}, redirect: "follow", signal });
      const body = response.status >= 200 && response.status <= 299 ? bodyStream(response) : null;
      if (body) return readHeader(body);
      discardBody(response);
      return "unreachable";
    });
    if (header === "unreachable") return header;
    return header && isPlayable(header) ? Math.ceil(header.seconds * 1_000) : "unusable";
  } catch {
    return "unreachable";
  }
}

async function readHeader(body: ReadableStream<Uint8Array>): Promise<WavHeader | undefined> {
  const reader = body.getReader();
  let start = new Uint8Array();
  try {
    while (start.byteLength < headerWithin) {
      const { done, value } = await reader.read();
      if (done) return undefined;
      start = joined([start, value]);
      const header = readWavHeader(start);
      if (header) return header;
    }
    return undefined;
  } finally {
    await reader.cancel();
  }
}

function isPlayable(header: WavHeader): boolean {
  return header.sampleRate === sampleRate && header.channels === 1 && header.bitsPerSample === 16;
}
