import { seconds, svg } from "./dom.ts";
import { type Bar, type Limit, type Marks, ticks } from "./layout.ts";

/** While it goes on; what is ahead has a line of its own below the scale. */
const height = 104;
const endedHeight = 86;
const top = 32;
const bottom = 66;
/** About as wide is a letter, pixels. */
const letter = 6.2;
/** So far apart are the marks of the scale, pixels. */
const tickWidth = 52;
/** More are not drawn one by one. */
const mostBars = 300;

/** Draws an operation to scale, in place of what was drawn before. @param reason why it ended */
export function drawTimeline(into: SVGSVGElement, marks: Marks, reason: string | undefined, width: number): void {
  const { spanMs, bars, limits, beyond, endMs, nowMs } = marks;
  const x = (ms: number): number => Math.round((ms / spanMs) * (width - 2) * 10) / 10 + 1;
  const tall = endMs === undefined ? height : endedHeight;
  into.setAttribute("viewBox", `0 0 ${width} ${tall}`);
  into.setAttribute("height", String(tall));
  const edge = x(endMs ?? nowMs);
  into.replaceChildren(
    svg("rect", { class: "ground", x: 0, y: top, width, height: bottom - top, rx: 3 }),
    scale(spanMs, Math.max(2, Math.floor(width / tickWidth)), x, width),
    ...bars.slice(-mostBars).map((bar) => drawnBar(bar, x)),
    ...limits.map((limit, index) => drawnLimit(limit, x(limit.atMs), index, width)),
    svg("line", { class: endMs === undefined ? "now" : "end", x1: edge, x2: edge, y1: top - 3, y2: bottom + 3 }),
    ...(endMs === undefined
      ? [svg("text", { class: "beyond", x: width - 2, y: 100, "text-anchor": "end" }, ahead(beyond, nowMs))]
      : [beside(reason ?? "no notification", edge, 24, width)]),
  );
}

function scale(spanMs: number, most: number, x: (ms: number) => number, width: number): SVGElement {
  const group = svg("g", { class: "scale" });
  for (const ms of ticks(spanMs, most)) {
    const at = x(ms);
    const anchor = at < 8 ? "start" : at > width - 14 ? "end" : "middle";
    group.append(
      svg("line", { x1: at, x2: at, y1: top, y2: bottom + 5 }),
      svg("text", { x: at, y: bottom + 17, "text-anchor": anchor }, ms === 0 ? "0 s" : String(ms / 1_000)),
    );
  }
  return group;
}

function drawnBar({ kind, name, fromMs, toMs }: Bar, x: (ms: number) => number): SVGElement {
  const [from, to] = [x(fromMs), x(toMs)];
  const width = Math.max(kind === "tone" ? 5 : 1, to - from);
  const group = svg(
    "g",
    {},
    svg("title", {}, `${kind === "tone" ? `key ${name}` : name}, ${seconds(toMs - fromMs)}`),
    svg("rect", { class: kind, x: from, y: top, width, height: bottom - top, rx: 2 }),
  );
  const long = `${name} ${seconds(toMs - fromMs, 1)}`;
  const label = [long, name].find((each) => each.length * letter + 6 <= width);
  if (label !== undefined) group.append(svg("text", { x: from + 4, y: top + 21 }, label));
  else if (kind === "tone")
    group.append(svg("text", { x: from + width / 2, y: bottom - 4, "text-anchor": "middle" }, name));
  return group;
}

/** Those of several have their labels below each other. */
function drawnLimit(limit: Limit, at: number, index: number, width: number): SVGElement {
  const y = 11 + 13 * (index % 2);
  return svg(
    "g",
    { class: limit.isReached ? "limit reached" : "limit" },
    svg("line", { x1: at, x2: at, y1: y - 9, y2: bottom + 5 }),
    beside(named(limit), at, y, width),
  );
}

/** Text to the right of a line, or to the left where there is no room. */
function beside(text: string, at: number, y: number, width: number): SVGElement {
  const isLeft = at + text.length * letter + 8 > width;
  return svg("text", { x: isLeft ? at - 4 : at + 4, y, "text-anchor": isLeft ? "end" : "start" }, text);
}

const named = ({ name, lengthMs }: Limit): string => `${name} ${lengthMs / 1_000} s`;

function ahead(beyond: readonly Limit[], nowMs: number): string {
  return beyond.map((limit) => `${named(limit)}, in ${Math.ceil((limit.atMs - nowMs) / 1_000)} s`).join(" · ");
}
