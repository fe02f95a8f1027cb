// Bars drawn to scale: a recording is a strip of paper that is cut into rows.

/** What one character stands for, milliseconds. */
export const cellMs = 250;

/** Characters in a row: whole seconds, as many as fit. */
export function rowCells(columns: number): number {
  return Math.max(4, Math.floor(columns / 4) * 4);
}

/**
 * What lasts from `fromMs` to `toMs` of a strip, at its place, row by row; at least one character long.
 *
 * @param cells characters in a row
 */
export function bar(glyph: string, fromMs: number, toMs: number, cells: number): readonly string[] {
  const from = Math.round(fromMs / cellMs);
  const to = Math.max(from + 1, Math.round(toMs / cellMs));
  const rows: string[] = [];
  for (let at = from; at < to; ) {
    const inRow = at % cells;
    const length = Math.min(to - at, cells - inRow);
    rows.push(" ".repeat(inRow) + glyph.repeat(length));
    at += length;
  }
  return rows;
}

/** The seconds of a row, each at its place: `0   1   2   3`. */
export function ruler(cells: number): string {
  return Array.from({ length: cells / 4 }, (_, second) => String(second).padEnd(4))
    .join("")
    .trimEnd();
}
