import { describe, expect, test } from "vitest";
import { projectFile } from "../../scripts/lib/project.ts";
import type { Contestants } from "../../scripts/prove/bench/contestant.ts";
import { median, type Results } from "../../scripts/prove/bench/measure.ts";
import { type Goal, type Row, rows, subjects } from "../../scripts/prove/bench/rows.ts";
import { comparison, figure, markdownTable, measuredOf, table } from "../../scripts/prove/bench/table.ts";

const row = (goals: readonly Goal[]): Row => ({
  name: "record",
  what: "a request",
  subject: "record",
  figure: "us",
  unit: "µs",
  ours: "ours",
  floor: "floor",
  peers: ["peer"],
  goals,
  why: "It is known why.",
});

const results = (ours: number): Results =>
  new Map([
    ["ours", { figures: { us: ours } }],
    ["floor", { figures: { us: 10 } }],
    ["peer", { figures: { us: 20 } }],
  ]);

describe("npm run bench: the rows", () => {
  test("names are unique", () => {
    const names = rows.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  test.each(rows)("$name is of contestants that exist", async ({ subject, ours, floor = ours, peers = [], goals }) => {
    const { contestants } = (await import(`../../scripts/prove/bench/contestants/${subjects[subject].file}.ts`)) as {
      contestants: Contestants;
    };
    expect(Object.keys(contestants)).toEqual(expect.arrayContaining([ours, floor, ...peers]));
    for (const goal of goals) if ("below" in goal) expect(peers).toContain(goal.below);
  });

  test("the lock of the packages names no addresses, and each version is exact", () => {
    const manifest = JSON.parse(projectFile("scripts/prove/bench/packages/package.json")) as {
      dependencies: Record<string, string>;
    };
    expect(Object.values(manifest.dependencies).filter((version) => !/^\d/.test(version))).toEqual([]);
    expect(projectFile("scripts/prove/bench/packages/package-lock.json")).not.toContain('"resolved"');
  });
});

describe("npm run bench: the table", () => {
  test.each<{ goal: Goal; met: number; missed: number; says: string }>([
    { goal: { times: 1.5 }, met: 15, missed: 16, says: "16 µs, the goal is 1.5x: 15 µs, 1.07 times as much" },
    { goal: { above: 10 }, met: 20, missed: 30, says: "30 µs, the goal is floor + 10 µs: 20 µs, 1.50 times as much" },
    { goal: { most: 3 }, met: 3, missed: 6, says: "6 µs, the goal is 3 µs, 2.00 times as much" },
    { goal: { below: "peer" }, met: 19, missed: 40, says: "40 µs, the goal is below peer: 20 µs, 2.00 times as much" },
  ])("$goal is met by $met and missed by $missed", ({ goal, met, missed, says }) => {
    const own = row([goal]);
    const good = table([own], [measuredOf(own, results(met))]);
    expect(good).toMatch(/ yes /);
    expect(good).not.toContain("not met");
    const bad = table([own], [measuredOf(own, results(missed))]);
    expect(bad).toMatch(/ no /);
    expect(bad).toContain(`record: ${says}. It is known why.`);
  });

  test("each figure has its ratio to the floor", () => {
    const own = row([{ times: 1.5 }]);
    expect(table([own], [measuredOf(own, results(16))])).toMatch(/16 µs +10 µs +1\.60x +1\.5x +no +peer 20 \(2\.00x\)/);
  });

  test("CONTRIBUTING.md has the same, as Markdown", () => {
    const own = row([{ times: 1.5 }]);
    expect(markdownTable([own], [measuredOf(own, results(16))]).slice(1)).toEqual([
      "| --- | --- | --- | --- | --- | --- | --- | --- |",
      "| `record` | a request | 16 µs | 10 µs | 1.60x | 1.5x | no | peer 20 (2.00x) |",
    ]);
  });

  test("what did not run is named, and meets no goal", () => {
    const own = row([{ times: 1.5 }]);
    const measured = measuredOf(
      own,
      new Map([...results(1), ["ours", { error: "Error: why\n    at stack" }] as const]),
    );
    expect(table([own], [measured])).toContain("record: did not run: ours: Error: why");
    expect(table([own], [measured])).not.toContain("at stack");
    expect(figure([own], [measured])).toMatch(/^0 of 1 goals met/);
  });

  test("the last line counts the goals", () => {
    const own = row([{ times: 1.5 }]);
    expect(figure([own], [measuredOf(own, results(12))])).toBe("1 of 1 goals met; times the floor: record 1.20x");
  });

  test("a comparison has the change", () => {
    const own = row([{ times: 1.5 }]);
    const text = comparison([measuredOf(own, results(20))], [measuredOf(own, results(15))]);
    expect(text).toMatch(/record +20 µs +15 µs +-25\.0 % +2\.00x +1\.50x/);
  });
});

test.each([
  { values: [3, 1, 2], middle: 2 },
  { values: [4, 1, 2, 3], middle: 2.5 },
])("the median of $values is $middle", ({ values, middle }) => {
  expect(median(values)).toBe(middle);
});
