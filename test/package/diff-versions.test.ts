import { describe, expect, test } from "vitest";
import { follows, isVersion, lowestNext, type Step } from "../../scripts/prove/diff/semver.ts";

describe("the version that follows", () => {
  test.each<{ base: string; step: Step; lowest: string }>([
    { base: "1.2.3", step: "none", lowest: "1.2.3" },
    { base: "1.2.3", step: "patch", lowest: "1.2.4" },
    { base: "1.2.3", step: "minor", lowest: "1.3.0" },
    { base: "1.2.3", step: "major", lowest: "2.0.0" },
    { base: "0.1.9", step: "none", lowest: "0.1.9" },
    { base: "0.1.9", step: "patch", lowest: "0.1.10" },
    { base: "0.1.9", step: "minor", lowest: "0.1.10" },
    { base: "0.1.9", step: "major", lowest: "0.2.0" },
    { base: "0.0.3", step: "major", lowest: "0.1.0" },
    { base: "2.0.0-rc.1", step: "major", lowest: "2.0.0" },
    { base: "1.3.0-rc.1", step: "minor", lowest: "1.3.0" },
    { base: "1.3.0-rc.1", step: "major", lowest: "2.0.0" },
    { base: "1.2.4-rc.1", step: "patch", lowest: "1.2.4" },
    { base: "1.2.4-rc.1", step: "minor", lowest: "1.3.0" },
    { base: "0.2.0-rc.1", step: "major", lowest: "0.2.0" },
  ])("after $base, $step: $lowest at the lowest", ({ base, step, lowest }) => {
    expect(lowestNext(base, step)).toBe(lowest);
  });

  test.each<{ base: string; revision: string; step: Step; isGood: boolean }>([
    { base: "1.2.3", revision: "1.2.3", step: "none", isGood: true },
    { base: "1.2.3", revision: "1.4.0", step: "none", isGood: true },
    { base: "1.2.3", revision: "1.2.2", step: "none", isGood: false },
    { base: "1.2.3", revision: "1.2.3-rc.1", step: "none", isGood: false },
    { base: "1.2.3", revision: "1.2.3", step: "patch", isGood: false },
    { base: "1.2.3", revision: "1.2.10", step: "patch", isGood: true },
    { base: "1.2.3", revision: "1.2.4", step: "minor", isGood: false },
    { base: "1.2.3", revision: "1.3.0", step: "minor", isGood: true },
    { base: "1.2.3", revision: "1.3.0", step: "major", isGood: false },
    { base: "1.2.3", revision: "3.0.0", step: "major", isGood: true },
    { base: "0.1.0", revision: "0.1.1", step: "minor", isGood: true },
    { base: "0.1.0", revision: "0.1.1", step: "major", isGood: false },
    { base: "0.1.0", revision: "1.0.0", step: "major", isGood: true },
    { base: "1.2.3", revision: "2.0.0-rc.1", step: "major", isGood: true },
    { base: "1.2.3", revision: "1.3.0-rc.1", step: "major", isGood: false },
    { base: "2.0.0-rc.1", revision: "2.0.0-rc.2", step: "major", isGood: true },
    { base: "2.0.0-rc.2", revision: "2.0.0-rc.1", step: "patch", isGood: false },
    { base: "2.0.0-rc.1", revision: "2.0.0", step: "none", isGood: true },
  ])("$base → $revision with $step: $isGood", ({ base, revision, step, isGood }) => {
    expect(follows(base, revision, step)).toBe(isGood);
  });

  test.each(["1.2", "v1.2.3", "01.2.3", "1.2.3-", "1.2.3 ", "latest"])("%j is not a version", (text) => {
    expect(isVersion(text)).toBe(false);
  });
});
