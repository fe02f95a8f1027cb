import { graphVersions } from "../../generated/vocabulary.ts";

/** The two versions of Graph that have `recordResponse`. */
export type GraphVersion = (typeof graphVersions)[number];

/** The version that a base address ends in; none should, as the `version` option adds it. [RR-24] */
export function versionAtEnd({ pathname }: URL): GraphVersion | undefined {
  const last = pathname.replace(/\/+$/, "").split("/").at(-1)?.toLowerCase();
  return graphVersions.find((version) => version === last);
}
