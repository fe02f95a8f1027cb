import { HttpError, NetworkError, TimeoutError, TooLargeError } from "../../../errors.ts";
import { abortReason } from "../../../lib/abort.ts";
import { streamOf } from "../../../lib/bytes.ts";
import { plainCause } from "../../../lib/cause.ts";
import { type Clock, systemClock } from "../../../lib/clock.ts";
import { startDeadline } from "../../../lib/deadline.ts";
import { bodyStream, discardBody, type Fetch, type FetchedResponse, globalFetch } from "../../../lib/fetch.ts";
import { fitsHeader } from "../../../lib/header-token.ts";
import { type BodyLimits, limitedBody } from "../../../lib/limited-body.ts";
import { abortSignal, type Checks, checked, clockLike, func, number } from "../../../lib/options.ts";
import { redactText } from "../../../lib/redact.ts";
import { downloadError } from "./download-error.ts";
import type { RecordingSource } from "./kind.ts";
import { openLocation } from "./open-location.ts";
import { createLocationCheck, type HostRules, hostChecks } from "./trusted-location.ts";

/**
 * Names are not resolved: a public name can lead to an address of your own network, also when it led elsewhere at first (DNS
 * rebinding). What stops it is the certificate of https. Where that is not enough, list `allowedHosts`, or give a `fetch`
 * that checks the address that it connects to.
 */
export interface DownloadOptions extends HostRules {
  /** Largest recording, in bytes. Default: 8 MiB; two minutes are about 3.84 MB. */
  readonly maxBytes?: number | undefined;
  /** Longest wait for the answer, in milliseconds. Default: 15,000. [RF-06] */
  readonly firstByteMs?: number | undefined;
  /** Longest wait for the next bytes, in milliseconds, while they are read. Default: 30,000. [RF-06] */
  readonly idleMs?: number | undefined;
  /** Longest download, from the call to the last byte, in milliseconds. Default: 600,000, enough for playing it. [RF-06] */
  readonly timeoutMs?: number | undefined;
  /** Stops the download, the stream too; what it was aborted with is what comes out. */
  readonly signal?: AbortSignal | undefined;
  /** Default: the global one. Called as `fetch(url, init)`; must honour `redirect: "manual"`. */
  readonly fetch?: Fetch | undefined;
  /** Default: the machine's. */
  readonly clock?: Clock | undefined;
}

const checks: Checks<DownloadOptions> = {
  ...hostChecks,
  maxBytes: number({ positive: true }),
  firstByteMs: number({ positive: true }),
  idleMs: number({ positive: true }),
  timeoutMs: number({ positive: true }),
  signal: abortSignal(),
  fetch: func(),
  clock: clockLike(),
};

/** A recording on its way. */
export interface RecordingDownload {
  /** The file, pulled as it is read. Read it to its end or cancel it: it holds a connection until then. */
  readonly stream: ReadableStream<Uint8Array>;
  /** As the host wrote it, `application/octet-stream` in the reference. */
  readonly contentType: string | undefined;
  /** Bytes that the stream will have; undefined when the host sends it chunked or compressed. */
  readonly contentLength: number | undefined;
}

const what = "The recording";

/** Types of pages, forms and error documents; whatever else a host calls a recording is taken for one. */
const documentType = /^(?:text|multipart)\/|^application\/(?:json|xml|x-www-form-urlencoded)$|\+(?:json|xml)$/i;

/**
 * Downloads a recording with the token that came with it; the token for Graph is never involved. Do so at once: the file
 * is discarded shortly after the call ends. Nothing is held whole and nothing is written to disk. [RF-01..RF-06]
 *
 * ```ts
 * const { stream } = await downloadRecording(outcome.recording);
 * for await (const bytes of stream) recogniser.write(bytes);
 * ```
 *
 * Rejects with `RefusedHostError` (nothing was sent there), `GoneError` (404, 410), `HttpError` (any other answer that is not a
 * recording), `NetworkError`, `TimeoutError`, `TooLargeError`, the signal's own reason, or `TypeError` for a wrong option or no
 * recording. What goes wrong later errors the stream with one of the same. No error holds the token. [ER-04, ER-05]
 */
export async function downloadRecording(
  recording: RecordingSource,
  options?: DownloadOptions,
): Promise<RecordingDownload> {
  const {
    maxBytes = 8 * 1024 * 1024,
    firstByteMs = 15_000,
    idleMs = 30_000,
    timeoutMs = 600_000,
    signal,
    clock = systemClock,
    fetch = globalFetch,
    ...hostRules
  } = checked("downloadRecording", options, checks);
  const { location, token } = usable(recording);
  const trusted = createLocationCheck(hostRules, token);

  const timedOut = (): Error => new TimeoutError("The download of the recording", timeoutMs);
  const deadline = startDeadline({ clock, timeoutMs, signal, timedOut });
  const answered = deadline.part(
    firstByteMs,
    () => new TimeoutError("The answer of the recording's host", firstByteMs),
  );
  try {
    const { response, host, secrets } = await openLocation(location, {
      token,
      trusted,
      fetch,
      signal: deadline.signal,
    });
    if (response.status !== 200) throw await downloadError(response, { host, secrets, signal: deadline.signal });
    answered();
    const fault = faultOf(response, { host, secrets, maxBytes });
    if (fault) {
      discardBody(response);
      throw fault;
    }
    if (response.body === undefined) throw new TypeError("fetch gave a response without body; a stream is needed");
    const contentLength = streamBytes(response);
    const limits: BodyLimits = {
      what,
      maxBytes,
      signal: deadline.signal,
      broke: (cause, bytes) =>
        new NetworkError(`The connection to ${host} broke after ${bytes} bytes of the recording`, {
          cause: plainCause(cause, secrets),
        }),
      ended: (bytes) =>
        bytes < (contentLength ?? 0)
          ? new NetworkError(`The recording from ${host} ended after ${bytes} of ${contentLength} bytes`)
          : undefined,
      waiting: () => deadline.part(idleMs, () => new TimeoutError("The wait for more of the recording", idleMs)),
      onEnd: deadline.end,
    };
    return {
      stream: limitedBody(bodyStream(response) ?? streamOf<Uint8Array>([]), limits),
      contentType: response.headers.get("content-type") ?? undefined,
      contentLength,
    };
  } catch (error) {
    deadline.end();
    throw signal?.aborted ? abortReason(signal) : error;
  }
}

/** A token that a header cannot carry is refused here, since the platform's own refusal would quote it. [ER-05] */
function usable({ location, accessToken }: RecordingSource): { location: string; token: string } {
  const token: unknown = typeof accessToken?.reveal === "function" ? accessToken.reveal() : undefined;
  if (typeof location !== "string" || location === "") throw new TypeError("recording.location is missing");
  if (typeof token !== "string" || token === "")
    throw new TypeError("recording.accessToken is missing; it is a Redacted<string>");
  if (!fitsHeader(token)) throw new TypeError("recording.accessToken holds characters that a header cannot carry");
  return { location, token };
}

function faultOf(
  response: FetchedResponse,
  { host, secrets, maxBytes }: { host: string; secrets: readonly string[]; maxBytes: number },
): Error | undefined {
  const type = response.headers.get("content-type")?.split(";", 1)[0]?.trim() ?? "";
  if (documentType.test(type)) {
    const shown = redactText(type, secrets);
    return new HttpError({
      from: host,
      status: response.status,
      advice: `It came as ${shown}, which is not a recording`,
    });
  }
  return (announcedBytes(response) ?? 0) > maxBytes ? new TooLargeError(what, maxBytes) : undefined;
}

function announcedBytes({ headers }: FetchedResponse): number | undefined {
  const length = headers.get("content-length") ?? "";
  return /^\d+$/.test(length) ? Number(length) : undefined;
}

/** What is announced is the length on the wire, so with a Content-Encoding not that of the stream. */
function streamBytes(response: FetchedResponse): number | undefined {
  return response.headers.get("content-encoding") !== null ? undefined : announcedBytes(response);
}
