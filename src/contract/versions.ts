import type { graphVersions } from "../../generated/vocabulary.ts";

/** The two versions of Graph that have `recordResponse`. */
export type GraphVersion = (typeof graphVersions)[number];
