/** Prints a warning on the console, once for each thing that it is about. */
export type Warn = (about: string, message: string) => void;

/** @param door names the package's entry point in front of each warning */
export function createWarnings(door: string): Warn {
  const given = new Set<string>();
  return (about, message) => {
    if (given.has(about)) return;
    given.add(about);
    console.warn(`${door}: ${message}`);
  };
}
