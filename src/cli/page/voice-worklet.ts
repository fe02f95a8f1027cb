// Runs beside the page, where the browser takes sound: passes on what the microphone gives.

declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: unknown): void;

/** Samples that are passed on at once. */
const batch = 2_048;

class Voice extends AudioWorkletProcessor {
  #samples = new Float32Array(batch);
  #length = 0;

  /** @param inputs sources, each with its channels */
  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    const [samples] = inputs[0] ?? [];
    if (!samples) return true;
    this.#samples.set(samples, this.#length);
    this.#length += samples.length;
    if (this.#length < batch) return true;
    this.port.postMessage(this.#samples);
    this.#samples = new Float32Array(batch);
    this.#length = 0;
    return true;
  }
}

registerProcessor("voice", Voice);

export {};
