/** A copy of its own: a slice keeps the whole text that it was cut from alive. */
export function owned(text: string, most: number = text.length): string {
  return Array.from(text.slice(0, most)).join("");
}
