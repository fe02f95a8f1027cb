/** Who takes part, from left to right. */
const lanes = ["bot", "Graph", "caller"] as const;
type Lane = (typeof lanes)[number];

/** One line of the drawing: who says what to whom. */
type Step = readonly [from: Lane, to: Lane, what: string];

/** A call with one recording, in order. */
const steps: readonly Step[] = [
  ["caller", "Graph", "calls the bot"],
  ["Graph", "bot", "created: incoming"],
  ["bot", "Graph", "POST …/answer"],
  ["Graph", "bot", "updated: established"],
  ["bot", "Graph", "POST …/recordResponse"],
  ["Graph", "bot", "200: running"],
  ["Graph", "caller", "prompt, then beep"],
  ["caller", "Graph", "speaks, presses #"],
  ["Graph", "bot", "deleted: recordOperation"],
  ["bot", "Graph", "GET recordingLocation"],
  ["Graph", "bot", "200: the file"],
  ["bot", "Graph", "DELETE the call"],
  ["Graph", "bot", "deleted: terminated"],
];

const width = 352;
const laneAt: Readonly<Record<Lane, number>> = { bot: 24, Graph: 190, caller: 324 };
const [top, step, arrow] = [40, 32, 5];
const height = top + steps.length * step + 8;

/**
 * The life of a call as SVG. It has no `viewBox` and no other attribute in mixed case, which Redoc would write in small
 * letters; it is as wide as a small screen, and takes the colour of the text around it.
 */
export function drawing(): string {
  const heads = lanes.map((lane) => text(laneAt[lane], 16, lane, "middle", ' font-weight="bold"'));
  const lines = lanes.map((lane) => line(laneAt[lane], 24, laneAt[lane], height - 4, ' stroke-opacity="0.35"'));
  return [
    `<svg width="${width}" height="${height}" role="img" aria-label="${description}">`,
    ...heads,
    ...lines,
    ...steps.flatMap(drawn),
    "</svg>",
  ].join("");
}

const description = steps.map(([from, to, what]) => `${from} to ${to}: ${what}`).join("; ");

function drawn([from, to, what]: Step, index: number): string[] {
  const y = top + index * step + 18;
  const [start, end] = [laneAt[from], laneAt[to]];
  const back = end > start ? -arrow : arrow;
  const isInner = from === "bot" || to === "bot";
  return [
    text(isInner ? (laneAt.bot + laneAt.Graph) / 2 : (laneAt.Graph + laneAt.caller) / 2, y - 5, what, "middle"),
    line(start, y, end, y),
    line(end, y, end + back, y - 4),
    line(end, y, end + back, y + 4),
  ];
}

function text(x: number, y: number, words: string, anchor: string, more = ""): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" font-size="11" fill="currentColor"${more}>${words}</text>`;
}

function line(x1: number, y1: number, x2: number, y2: number, more = ""): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="currentColor"${more}></line>`;
}
