/** The parts of a JSON pointer, `~0` and `~1` undone: `["a/b", "0"]` of `/a~1b/0`. */
export function pointerParts(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
