import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Bytes on the heap that something still refers to. */
export function heapUsed(): number {
  setFlagsFromString("--expose_gc");
  const gc = (globalThis.gc ?? runInNewContext("gc")) as () => void;
  gc();
  gc();
  return process.memoryUsage().heapUsed;
}
