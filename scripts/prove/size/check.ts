import type { Measured, Rows } from "./measure.ts";

/** The figures of the last version. */
export type Released = { version: string; rows: Rows };

/** Rows that are printed and have no limit. */
const unlimited = ["lines of openapi", "lines of generated", "lines of src"];
const margin = 1.03;
const remeasure = "`npm run size -- --write` updates the limits";
const shown = (figure: number | undefined): string => figure?.toLocaleString("en-US") ?? "";

/** Limits for what was measured: 3 % above it. */
export function limitsFor(rows: Rows): Rows {
  const limited = Object.entries(rows).filter(([row]) => !unlimited.includes(row));
  return Object.fromEntries(limited.map(([row, figure]) => [row, Math.floor(figure * margin)]));
}

/** The rows that break a limit, each with what to do. `decisions` is the text of DECISIONS.md. */
export function faults(measured: Measured, limits: Rows, last: Released, decisions: string): string[] {
  const { rows, modules, strangers } = measured;
  const found = strangers.map(
    (stranger) => `${stranger}; what it may load is listed in scripts/prove/size/bundles.ts.`,
  );
  for (const row of Object.keys({ ...limitsFor(rows), ...limits })) {
    const [figure, limit] = [rows[row], limits[row]];
    const fault = `${row}: ${shown(figure) || "not"} measured, ${shown(limit) || "no limit"} allowed`;
    if (figure === undefined || limit === undefined) found.push(`${fault}; ${remeasure}.`);
    else if (figure > limit) found.push(`${fault}.${heaviest(modules[row.split(": ")[0] ?? ""])} Or ${remeasure}.`);
    else if (figure < limit * 0.9) found.push(`${fault}. It became smaller: ${remeasure}, to keep it small.`);
  }
  const [now = 0, before = 0] = [rows[".: gzip"], last.rows[".: gzip"]];
  const heading = `## \`.\` grows after ${last.version}`;
  if (now > before * margin && !decisions.includes(heading))
    found.push(`. grew from ${shown(before)} to ${shown(now)} bytes; explain it in DECISIONS.md under "${heading}".`);
  return found;
}

function heaviest(bytes: Rows = {}): string {
  const most = Object.entries(bytes).sort(([, one], [, other]) => other - one);
  const named = most.slice(0, 8).map(([module, size]) => `${module} ${shown(size)}`);
  return named.length > 0 ? ` Most of it, minified: ${named.join(", ")}.` : "";
}

/** Each row with its figure in the last version, now, the difference, and its limit. */
export function table(rows: Rows, last: Released, limits: Rows): string {
  const width = Math.max(...Object.keys(rows).map(({ length }) => length));
  const line = (row: string, ...cells: string[]): string =>
    [row.padEnd(width), ...cells.map((cell) => cell.padStart(10))].join("").trimEnd();
  const lines = Object.keys(rows).map((row) =>
    line(row, shown(last.rows[row]), shown(rows[row]), change(row, rows, last), shown(limits[row])),
  );
  return [line("", last.version, "now", "change", "limit"), ...lines].join("\n");
}

/** The figure for CONTRIBUTING.md. */
export function figure(rows: Rows, last: Released): string {
  const withChange = (row: string): string => `${shown(rows[row])} (${change(row, rows, last) || "new"})`;
  const folders = ["openapi", "generated", "src"].map((folder) => shown(rows[`lines of ${folder}`])).join(" : ");
  return `since ${last.version}, in bytes: \`.\` ${withChange(".: gzip")} gzip, \`parseNotifications\` alone ${withChange("parseNotifications: gzip")}, tarball ${withChange("tarball")}; ${shown(rows["run-time dependencies"])} dependencies; lines of openapi : generated : src ${folders}`;
}

function change(row: string, rows: Rows, last: Released): string {
  const [now = 0, before] = [rows[row], last.rows[row]];
  if (!before) return "";
  const percent = (100 * (now - before)) / before;
  return `${percent > 0 ? "+" : ""}${percent.toFixed(1)} %`;
}
