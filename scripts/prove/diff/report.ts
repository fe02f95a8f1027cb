import { type Change, stepOf } from "./changes.ts";
import { follows, lowestNext, type Step } from "./semver.ts";

/** How the parts of a report are formatted. */
export type Style = { [part in "title" | "item" | "place" | "verdict"]: (text: string) => string };

export const plain: Style = {
  title: (text) => text,
  item: (text) => `  ${text}`,
  place: (text) => text,
  verdict: (text) => text,
};

export const markdown: Style = {
  title: (text) => `### ${text}\n`,
  item: (text) => `- ${text}`,
  place: (text) => `\`${text}\``,
  verdict: (text) => `**${text}**`,
};

const groups = [
  { impact: "major", title: "Breaking", most: Infinity },
  { impact: "minor", title: "Added", most: Infinity },
  { impact: "patch", title: "Other", most: 5 },
] as const;

/** The changes by impact, breaking ones first; of patches only the first few. */
export function reportOf(changes: readonly Change[], style: Style): string[] {
  return groups.flatMap(({ impact, title, most }) => {
    const group = changes.filter((change) => change.impact === impact);
    if (group.length === 0) return [];
    const items = group.slice(0, most).map(({ place, sentence }) => `${style.place(place)}: ${sentence}`);
    if (group.length > most) items.push(`and ${group.length - most} more`);
    return [style.title(`${title} (${group.length})`), ...items.map(style.item), ""];
  });
}

export type Versions = { base: string; revision: string };

/** Whether the new version follows from the changes, in one line. */
export function verdictOf(changes: readonly Change[], { base, revision }: Versions): { line: string; isGood: boolean } {
  const step = stepOf(changes);
  const isGood = follows(base, revision, step);
  if (step === "none" && base === revision) return { line: `No change since ${base}.`, isGood };
  const said = `${step}: ${counted(step, changes.filter(({ impact }) => impact === step).length)}; ${base} → ${revision}`;
  return {
    line: isGood ? `${said} follows` : `${said} does not follow, it takes ${lowestNext(base, step)} or later`,
    isGood,
  };
}

const nouns = { major: "breaking change", minor: "addition", patch: "other change" } as const;

function counted(step: Step, count: number): string {
  return step === "none" ? "no change" : `${count} ${nouns[step]}${count === 1 ? "" : "s"}`;
}
