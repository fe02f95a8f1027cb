import semver from "semver";

/** Which part of the version a set of changes requires to grow. */
export type Step = "none" | "patch" | "minor" | "major";

export function isVersion(text: string): boolean {
  return /^\d\S*$/.test(text) && semver.valid(text) !== null;
}

/** Below 1.0.0 npm's `^0.1.0` takes every 0.1.x and no 0.2.0, so a breaking change raises the middle number. */
const belowOne = { major: "minor", minor: "patch", patch: "patch" } as const;

/** The lowest version that may come after `base` with changes of that step. */
export function lowestNext(base: string, step: Step): string {
  if (step === "none") return base;
  return semver.inc(base, semver.major(base) === 0 ? belowOne[step] : step) ?? base;
}

/** Whether `revision` may come after `base` with changes of that step; a pre-release may where its release may. */
export function follows(base: string, revision: string, step: Step): boolean {
  const release = revision.replace(/[-+].*/, "");
  return semver.gte(release, lowestNext(base, step)) && (step === "none" ? semver.gte : semver.gt)(revision, base);
}
