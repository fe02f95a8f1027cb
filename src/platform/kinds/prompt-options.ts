import type { MediaPrompt } from "../../contract/types.ts";
import type { Fetch } from "../../lib/fetch.ts";
import { type Checks, func, number } from "../../lib/options.ts";
import { promptLength, type Unplayable } from "../audio/prompt-length.ts";
import type { PlatformTime } from "../time/platform-time.ts";

/** How long prompts are, for every kind of operation that plays some. */
export interface PromptOptions {
  /** Length of every prompt, milliseconds. Default 1,000. */
  readonly promptMs?: number | undefined;
  /** Fetches the prompts, to play them for as long as they are, or to fail when they are not a usable WAV. Default: none is fetched. */
  readonly fetchPrompt?: Fetch | undefined;
}

export const promptChecks: Checks<PromptOptions> = { promptMs: number({ finite: true }), fetchPrompt: func() };

/** Length of all prompts together, milliseconds, or why the first that cannot be played cannot. */
export function promptsLength(
  prompts: readonly MediaPrompt[],
  fetch: Fetch,
  time: PlatformTime,
): Promise<number | Unplayable> {
  const fetched = Promise.all(prompts.map(({ mediaInfo }) => promptLength(mediaInfo.uri, fetch, time)));
  return time.hold(
    fetched.then((lengths) => {
      const unplayable = lengths.find((length) => typeof length === "string");
      return unplayable ?? lengths.reduce<number>((sum, length) => sum + (length as number), 0);
    }),
  );
}
