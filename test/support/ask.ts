import { respond } from "../../src/platform/http/answer.ts";
import type { Answers } from "../../src/platform/http/choice.ts";
import type { PlainRequest } from "../../src/platform/http/plain.ts";

export const callId: string = "57dab8b1-894c-409a-b240-bd8beae78896";
export const operationId: string = "0fe0623f-d628-42ed-b4bd-8ac290072cc5";
export const recordResponseUrl: string = `https://graph.microsoft.com/beta/communications/calls/${callId}/recordResponse`;

export type Asked = { status: number; headers: Readonly<Record<string, string>>; body: unknown };

/** Asks the mock to record, as a bot would; whatever is given takes the place of the usual. */
export function ask(
  body: unknown,
  { answers = {}, ...request }: Partial<PlainRequest> & { answers?: Answers } = {},
): Asked {
  const answer = respond(
    {
      method: "POST",
      url: recordResponseUrl,
      headers: { authorization: "Bearer token", "content-type": "application/json" },
      body: typeof body === "string" ? body : JSON.stringify(body),
      ...request,
    },
    answers,
  );
  return { ...answer, body: typeof answer.body === "string" ? (JSON.parse(answer.body) as unknown) : answer.body };
}

/** The faults that a refusal names: `path code`. */
export function faults(asked: Asked): string[] {
  const { error } = asked.body as { error: { details: { target: string; code: string }[] } };
  return error.details.map(({ target, code }) => `${target} ${code}`);
}
