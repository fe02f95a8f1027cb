import type { Checks } from "../../lib/options.ts";
import * as named from "./index.ts";
import type { MediaKind, PlatformKind } from "./kind.ts";

type Named = (typeof named)[keyof typeof named];
type All<Union> = (Union extends unknown ? (each: Union) => void : never) extends (each: infer Each) => void
  ? Each
  : never;

/** What a platform can be given for its kinds. */
export type KindOptions = All<Parameters<Named["create"]>[1]>;
/** Failures of a kind of operation. */
export type KindFault = Named["faults"][number];
/** What happens in the operations of a call. */
export type KindEvent =
  ReturnType<Named["create"]> extends PlatformKind<infer Event, infer _View, infer _State> ? Event : never;
/** What the kinds add to a call. */
export type KindView = All<ReturnType<ReturnType<Named["create"]>["inCall"]>["view"]>;

/** The kinds that the platform plays. */
export const mediaKinds: readonly Omit<MediaKind<KindOptions>, "checks">[] = Object.values(named);

/** The checks of what they can be given. */
export const kindChecks: Checks<KindOptions> = Object.assign({}, ...Object.values(named).map(({ checks }) => checks));
