import type { Result, Results } from "./measure.ts";
import type { Goal, Row } from "./rows.ts";

/** What a row came to, as .reports/bench.json has it; a figure that could not be measured is left out. */
export interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly ours?: number;
  readonly floor?: number;
  readonly peers: Readonly<Record<string, number>>;
  /** What did not run, with the error; the table has its first line. */
  readonly errors: readonly string[];
}

/** The figures of a row out of those of its subject. */
export function measuredOf({ name, unit, figure, ours, floor, peers = [] }: Row, results: Results): Measured {
  const figureOf = (contestant: string): number | undefined => {
    const result = results.get(contestant);
    return result && "figures" in result ? result.figures[figure] : undefined;
  };
  const errorOf = (contestant: string): string[] => {
    const result: Result | undefined = results.get(contestant);
    if (result && "error" in result) return [`${contestant}: ${result.error}`];
    return figureOf(contestant) === undefined ? [`${contestant} measures no ${figure}`] : [];
  };
  const [own, least] = [figureOf(ours), floor === undefined ? undefined : figureOf(floor)];
  const others = peers.flatMap((peer) => {
    const found = figureOf(peer);
    return found === undefined ? [] : [[peer, found] as const];
  });
  return {
    name,
    unit,
    ...(own !== undefined && { ours: own }),
    ...(least !== undefined && { floor: least }),
    peers: Object.fromEntries(others),
    errors: [ours, ...(floor === undefined ? [] : [floor]), ...peers].flatMap(errorOf),
  };
}

/** A goal as a bound in the row's unit; undefined where what it is a multiple of was not measured. */
function boundOf(goal: Goal, { floor, peers }: Measured): number | undefined {
  if ("most" in goal) return goal.most;
  if ("below" in goal) return peers[goal.below];
  if (floor === undefined) return undefined;
  return "times" in goal ? goal.times * floor : floor + goal.above;
}

function goalText(goal: Goal, unit: string): string {
  if ("most" in goal) return `${shown(goal.most)} ${unit}`;
  if ("below" in goal) return `below ${goal.below}`;
  return "times" in goal ? `${goal.times}x` : `floor + ${goal.above} ${unit}`;
}

/** Whether each goal is met, and by how much it is missed. */
function verdicts({ goals, unit }: Row, measured: Measured): { met: boolean; missed: string }[] {
  return goals.map((goal) => {
    const bound = boundOf(goal, measured);
    if (bound === undefined || measured.ours === undefined) return { met: false, missed: "not measured" };
    const over = measured.ours / bound;
    const by = bound > 0 ? `, ${over.toFixed(over < 10 ? 2 : 0)} times as much` : "";
    return {
      met: measured.ours <= bound,
      missed: `${shown(measured.ours)} ${unit}, the goal is ${"most" in goal ? "" : `${goalText(goal, unit)}: `}${shown(bound)} ${unit}${by}`,
    };
  });
}

export const isMet = (row: Row, measured: Measured): boolean => verdicts(row, measured).every(({ met }) => met);

interface Found {
  readonly row: Row;
  readonly measured: Measured;
}

function foundOf(rows: readonly Row[], all: readonly Measured[]): readonly Found[] {
  return rows.flatMap((row) => {
    const measured = all.find(({ name }) => name === row.name);
    return measured ? [{ row, measured }] : [];
  });
}

const head = ["row", "what", "ours", "floor", "ratio", "goal", "met", "peers (ratio to the floor)"];

function cellsOf(found: readonly Found[]): string[][] {
  return found.map(({ row, measured }) => [
    row.name,
    row.what,
    figureText(measured.ours, row.unit),
    figureText(measured.floor, row.unit),
    ratio(measured.ours, measured.floor),
    row.goals.map((goal) => goalText(goal, row.unit)).join(", "),
    row.goals.length === 0 ? "" : isMet(row, measured) ? "yes" : "no",
    Object.entries(measured.peers)
      .map(([peer, figure]) => [peer, shown(figure), bracketed(ratio(figure, measured.floor))].join(" ").trim())
      .join(", "),
  ]);
}

/** The table for CONTRIBUTING.md. */
export function markdownTable(rows: readonly Row[], all: readonly Measured[]): string[] {
  const lines = cellsOf(foundOf(rows, all)).map(([name, ...cells]) => [`\`${name}\``, ...cells]);
  return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`);
}

/** The table, and below it what is missing to each goal that is not met. */
export function table(rows: readonly Row[], all: readonly Measured[]): string {
  const found = foundOf(rows, all);
  const missed = found.flatMap(({ row, measured }) => {
    const texts = verdicts(row, measured).flatMap(({ met, missed }) => (met ? [] : [missed]));
    return texts.length === 0 ? [] : [`${row.name}: ${texts.join("; ")}.${row.why ? ` ${row.why}` : ""}`];
  });
  const errors = all.flatMap((measured) =>
    measured.errors.map((error) => `${measured.name}: did not run: ${error.split("\n", 1)[0]}`),
  );
  const below = [
    ...(missed.length > 0 ? ["", "Goals that are not met:", ...missed] : []),
    ...(errors.length > 0 ? ["", ...new Set(errors)] : []),
  ];
  return [...aligned([head, ...cellsOf(found)]), ...below].join("\n");
}

/** What changed since an earlier run. */
export function comparison(before: readonly Measured[], now: readonly Measured[]): string {
  const lines = now.map(({ name, unit, ours, floor }) => {
    const earlier = before.find((row) => row.name === name);
    return [
      name,
      figureText(earlier?.ours, unit),
      figureText(ours, unit),
      percent(earlier?.ours, ours),
      ratio(earlier?.ours, earlier?.floor),
      ratio(ours, floor),
    ];
  });
  const head = ["row", "before", "now", "change", "ratio before", "ratio now"];
  return aligned([head, ...lines]).join("\n");
}

/** The figure for CONTRIBUTING.md. */
export function figure(rows: readonly Row[], all: readonly Measured[]): string {
  const judged = rows.filter(({ name, goals }) => goals.length > 0 && all.some((row) => row.name === name));
  const met = judged.filter((row) => all.some((measured) => measured.name === row.name && isMet(row, measured)));
  const ratios = all
    .filter(({ name }) => named.includes(name))
    .map(({ name, ours, floor }) => `${name} ${ratio(ours, floor)}`);
  return `${met.length} of ${judged.length} goals met${ratios.length > 0 ? `; times the floor: ${ratios.join(", ")}` : ""}`;
}

/** Rows of the figure. */
const named: readonly string[] = ["parse-fresh", "record", "receive-new", "http-answers", "http-mock"];

function figureText(figure: number | undefined, unit: string): string {
  return figure === undefined ? "" : `${shown(figure)} ${unit}`;
}

/** Three digits, or all of a larger number. */
function shown(figure: number): string {
  const digits = Math.abs(figure) >= 100 ? 0 : Math.abs(figure) >= 10 ? 1 : 2;
  return figure.toLocaleString("en-US", { maximumFractionDigits: digits });
}

function ratio(figure: number | undefined, floor: number | undefined): string {
  if (figure === undefined || !floor) return "";
  const times = figure / floor;
  return `${times.toFixed(times < 10 ? 2 : times < 100 ? 1 : 0)}x`;
}

function percent(before: number | undefined, now: number | undefined): string {
  if (!before || now === undefined) return "";
  const change = (100 * (now - before)) / before;
  return `${change > 0 ? "+" : ""}${change.toFixed(1)} %`;
}

const bracketed = (text: string): string => (text === "" ? "" : `(${text})`);

/** Cells as columns: figures to the right, words to the left. */
function aligned(lines: readonly (readonly string[])[]): string[] {
  const columns = lines[0]?.map((_, column) => lines.map((line) => line[column] ?? "")) ?? [];
  const widths = columns.map((cells) => Math.max(...cells.map(({ length }) => length)));
  const areFigures = columns.map((cells) =>
    cells.slice(1).every((cell) => /^(?:[-+]?[\d.,]+(?:x| \S+)?)?$/.test(cell)),
  );
  return lines.map((line) =>
    line
      .map((cell, column) =>
        areFigures[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}
