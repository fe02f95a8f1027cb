import { operations } from "../../../../generated/operations.ts";
import type { RecordingSource } from "../../../bot/kinds/recording/kind.ts";
import { Redacted } from "../../../contract/redacted.ts";
import type { Clock } from "../../../lib/clock.ts";
import { createMemory } from "../../../lib/memory.ts";
import { createWav, type Wav, type WavSegment } from "../../audio/wav.ts";
import type { Random } from "../../random.ts";

/** A recording that the platform has made. */
export interface SimulatedRecording extends RecordingSource {
  readonly operationId: string;
  readonly clientContext: string | undefined;
  /** What is in it, in order. */
  readonly segments: readonly WavSegment[];
  readonly durationMs: number;
}

interface RecordingFile {
  readonly token: string;
  readonly recording: SimulatedRecording;
  readonly onRead: (status: 200 | 401) => void;
}

/** The host that the contract gives to recordings. */
export const recordingsHost = operations.downloadRecording.servers[0] as string;

export interface RecordingFiles {
  /** @param baseUrl where it is served: an absolute address */
  keep(
    baseUrl: string,
    recording: Omit<SimulatedRecording, "location" | "accessToken">,
    onRead: RecordingFile["onRead"],
  ): SimulatedRecording;
  /** From now on the file is gone. */
  discard(recording: SimulatedRecording): void;
  /** The file, made while it is read, or why there is none. */
  open(recordingId: string, authorization: string): Wav | "unknown" | "refused" | "gone";
}

/** So many discarded recordings are still known to be gone; older ones are unknown. */
const rememberedGone = 1_000;

/** Keeps what is in each recording, and no bytes of it. [PL-07] */
export function createRecordingFiles(random: Random, clock: Clock): RecordingFiles {
  const files = new Map<string, RecordingFile>();
  const gone = createMemory<string>(clock, { maxEntries: rememberedGone });
  const idOf = ({ location }: SimulatedRecording): string => location.slice(location.lastIndexOf("/") + 1);
  const opens = (token: string, authorization: string): boolean => authorization.replace(/^bearer +/i, "") === token;

  return {
    keep(baseUrl, facts, onRead) {
      const id = random.guid();
      const token = `simulated-${random.secret()}`;
      const location = baseUrl.replace(/\/+$/, "") + operations.downloadRecording.path.replace("{recordingId}", id);
      const recording = { ...facts, location, accessToken: new Redacted(token) };
      files.set(id, { token, recording, onRead });
      return recording;
    },
    discard(recording) {
      const id = idOf(recording);
      if (files.delete(id)) gone.set(id, recording.accessToken.reveal());
    },
    open(recordingId, authorization) {
      const file = files.get(recordingId);
      const token = file?.token ?? gone.get(recordingId);
      if (token === undefined) return "unknown";
      if (!opens(token, authorization)) {
        file?.onRead(401);
        return "refused";
      }
      if (!file) return "gone";
      file.onRead(200);
      return createWav({ segments: file.recording.segments });
    },
  };
}
