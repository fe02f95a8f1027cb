import type { Door } from "./door.ts";
import { createResampler } from "./resample.ts";

/** The user's own voice, for what the caller says: what was said is what is recorded. */
export interface Microphone {
  /** Whether this browser has one, at this address. */
  readonly isThere: boolean;
  readonly isOpen: boolean;
  /** Asks the user for it. Resolves to whether it may be used. */
  open(): Promise<boolean>;
  close(): void;
  /** Has the caller speak with it from now on, for `ms` at most. */
  begin(callId: string, ms: number): Promise<void>;
  /** What was said by now is sent. */
  end(): Promise<void>;
}

/** What is said is sent so often, milliseconds. */
const sendMs = 250;

interface Open {
  readonly stream: MediaStream;
  readonly context: AudioContext;
}

export function createMicrophone(door: Door, onFailed: (why: string) => void): Microphone {
  let open: Open | undefined;
  let said: Int16Array<ArrayBuffer>[] = [];
  let sending: ReturnType<typeof setInterval> | undefined;
  let sent: Promise<unknown> = Promise.resolve();
  let place: { readonly path: string; readonly voice: number } | undefined;

  function send(): void {
    const pieces = said;
    said = [];
    if (pieces.length === 0) return;
    sent = sent.then(() => place && door.ask("POST", place.path, { voice: place.voice, pcm: base64(pieces) }));
  }

  async function listen(): Promise<Open> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
    const context = new AudioContext();
    await context.audioWorklet.addModule("/_page/voice.js");
    const node = new AudioWorkletNode(context, "voice", { numberOfOutputs: 0 });
    const resample = createResampler(context.sampleRate);
    node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
      const samples = resample(data);
      if (sending !== undefined) said.push(samples);
    };
    context.createMediaStreamSource(stream).connect(node);
    return { stream, context };
  }

  return {
    isThere: "mediaDevices" in navigator,
    get isOpen() {
      return open !== undefined;
    },
    async open() {
      try {
        open = await listen();
        return true;
      } catch (error) {
        onFailed(`The microphone cannot be used: ${String(error)}`);
        return false;
      }
    },
    close() {
      for (const track of open?.stream.getTracks() ?? []) track.stop();
      void open?.context.close();
      open = undefined;
    },
    async begin(callId, ms) {
      said = [];
      sending ??= setInterval(send, sendMs);
      const path = `/_platform/calls/${callId}/voice`;
      sent = sent.then(async () => {
        const response = await door.ask("POST", path, { pcm: "", ms });
        place = response && { path, voice: ((await response.json()) as { voice: number }).voice };
      });
      await sent;
    },
    async end() {
      clearInterval(sending);
      sending = undefined;
      send();
      await sent;
    },
  };
}

function base64(pieces: readonly Int16Array<ArrayBuffer>[]): string {
  let bytes = "";
  for (const { buffer } of pieces) for (const byte of new Uint8Array(buffer)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}
