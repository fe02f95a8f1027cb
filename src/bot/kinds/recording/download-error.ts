import { errorFacts } from "../../../contract/graph-error.ts";
import { GoneError, HttpError } from "../../../errors.ts";
import { bodyStream, type FetchedResponse } from "../../../lib/fetch.ts";
import { readLimited } from "../../../lib/limited-body.ts";

/** The most of an error's body that is read, in bytes. */
const maxBytes = 64 * 1024;

const adviceByStatus: Readonly<Record<number, string>> = {
  401: "The recording's own token (recordingAccessToken) was refused; the token for Graph is not used here",
  403: "The recording's own token (recordingAccessToken) does not open this recording; the token for Graph is not used here",
  404: "The recording is gone: it is discarded shortly after the call ends, so it has to be downloaded at once",
  410: "The recording is gone: it is discarded shortly after the call ends, so it has to be downloaded at once",
};

/** What was asked, as far as an error may show it. */
export interface Asked {
  readonly host: string;
  /** Masked wherever the answer repeats them. [ER-05] */
  readonly secrets: readonly string[];
  readonly signal: AbortSignal;
}

/** The error for an answer that is not a recording, with the facts from its headers and body. [RF-05, ER-01] */
export async function downloadError(response: FetchedResponse, asked: Asked): Promise<HttpError | GoneError> {
  const { status, headers } = response;
  const facts = {
    from: asked.host,
    status,
    ...errorFacts(headers, await bodyText(response, asked.signal), asked.secrets),
    advice:
      adviceByStatus[status] ?? (status >= 200 && status <= 299 ? "A recording comes with status 200" : undefined),
  };
  return status === 404 || status === 410 ? new GoneError(facts) : new HttpError(facts);
}

/** The text of a body; undefined when it is too long, or breaks off: the status is enough then. */
async function bodyText(response: FetchedResponse, signal: AbortSignal): Promise<string | undefined> {
  try {
    const bytes = await readLimited(bodyStream(response), { what: "The answer", maxBytes, signal });
    return new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}
