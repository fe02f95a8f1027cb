/** Says at a terminal what begins and takes its time; a log or a program that reads the output gets the results alone. */
export function doing(what: string): void {
  if (process.stderr.isTTY) console.error(`${what} …`);
}
