import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { faults, figure, limitsFor, type Released, table } from "../../scripts/prove/size/check.ts";
import { type Measured, measure, type Rows } from "../../scripts/prove/size/measure.ts";
import { projectFolder } from "../support/project-copy.ts";

const read = (path: string): string => readFileSync(join(projectFolder, path), "utf8");
const last = JSON.parse(read("scripts/prove/size/released.json")) as Released;
const limits = (JSON.parse(read("scripts/prove/size/limits.json")) as { rows: Rows }).rows;

test("CT-03 the built package is within its limits, and no door or single import brings in what it may not", async () => {
  const measured = await measure();
  expect(faults(measured, limits, last, read("DECISIONS.md"))).toEqual([]);
  expect(Object.keys(table(measured.rows, last, limits).split("\n"))).toHaveLength(
    Object.keys(measured.rows).length + 1,
  );
});

describe("CT-03 what is measured is held against its limit and the last version", () => {
  const rows = { ".: gzip": 1000, tarball: 2000, "lines of openapi": 10, "lines of generated": 20, "lines of src": 30 };
  const before: Released = { version: "0.1.0", rows: { ...rows, ".: gzip": 1250 } };
  const allowed = { ".: gzip": 1030, tarball: 2060 };
  const measured = (changed: Rows, strangers: string[] = []): Measured => ({
    rows: { ...rows, ...changed },
    modules: { ".": { "lib/json": 300, "bot/client/send": 1200 } },
    strangers,
  });
  const found = (changed: Rows, decisions = ""): string[] => faults(measured(changed), allowed, before, decisions);

  test("a limit is 3 % above what was measured, and there is none for lines", () => {
    expect(limitsFor(rows)).toEqual(allowed);
    expect(
      found({ ".: gzip": 1030, "lines of openapi": 1000, "lines of generated": 1000, "lines of src": 9000 }),
    ).toEqual([]);
  });

  test("a row above its limit is named with both figures and the heaviest modules of its bundle", () => {
    expect(found({ ".: gzip": 1031 })).toEqual([
      ".: gzip: 1,031 measured, 1,030 allowed. Most of it, minified: bot/client/send 1,200, lib/json 300. Or `npm run size -- --write` updates the limits.",
    ]);
  });

  test.each([
    { tarball: 1854, faults: 0 },
    { tarball: 1853, faults: 1 },
  ])("a row of $tarball under a limit of 2060 asks $faults times for a tighter one", ({ tarball, faults: count }) => {
    expect(found({ tarball })).toHaveLength(count);
    if (count > 0)
      expect(found({ tarball })[0]).toMatch(/^tarball: 1,853 measured, 2,060 allowed\. It became smaller: /);
  });

  test("a row without a limit and a limit without a row are faults", () => {
    expect(faults(measured({ "./new: gzip": 5 }), { ...allowed, gone: 7 }, before, "")).toEqual([
      "./new: gzip: 5 measured, no limit allowed; `npm run size -- --write` updates the limits.",
      "gone: not measured, 7 allowed; `npm run size -- --write` updates the limits.",
    ]);
  });

  test("what came along with a bundle that may not is a fault", () => {
    expect(faults(measured({}, ["./msw brings in jose"]), allowed, before, "")).toEqual([
      "./msw brings in jose; what it may load is listed in scripts/prove/size/bundles.ts.",
    ]);
  });

  test("`.` may be 3 % larger than in the last version, and larger still when DECISIONS.md says why", () => {
    const [row, heading] = [{ ".: gzip": 1288 }, "## `.` grows after 0.1.0"];
    const grown = (decisions: string): string[] => faults(measured(row), { ...allowed, ...row }, before, decisions);
    expect(grown("## `.` grows after 0.0.9")).toEqual([
      `. grew from 1,250 to 1,288 bytes; explain it in DECISIONS.md under "${heading}".`,
    ]);
    expect(grown(`${heading}\n\nWhy.`)).toEqual([]);
  });

  test("each row is printed with its figure in the last version, now, the change, and its limit", () => {
    expect(table({ ".: gzip": 1000, tarball: 2002, fresh: 1 }, before, allowed).split("\n")).toEqual([
      "            0.1.0       now    change     limit",
      ".: gzip     1,250     1,000   -20.0 %     1,030",
      "tarball     2,000     2,002    +0.1 %     2,060",
      "fresh                     1",
    ]);
    expect(figure(rows, before)).toContain("`.` 1,000 (-20.0 %) gzip");
    expect(figure(rows, before)).toMatch(/lines of openapi : generated : src 10 : 20 : 30$/);
  });
});
