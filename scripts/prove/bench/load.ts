import { createConnection, type Socket } from "node:net";

// A process that loads a server: for each message, so many requests over connections that are kept alive.

export interface LoadSettings {
  readonly port: number;
  readonly host: string;
  /** A request as it is written. */
  readonly request: string;
  readonly connections: number;
  readonly count: number;
}

export interface LoadResult {
  readonly perSecond: number;
  readonly p99Ms: number;
  /** The status of an answer that was not 200, where there was one. */
  readonly refused?: number;
}

const endOfHead = "\r\n\r\n";
const endOfChunks = "\r\n0\r\n\r\n";

async function load({ host, port, request, connections, count }: LoadSettings): Promise<LoadResult> {
  const took = new Float64Array(count);
  let [sent, answered] = [0, 0];
  let refused: number | undefined;

  function talk(socket: Socket): Promise<void> {
    return new Promise((resolve, reject) => {
      let received = "";
      let beganAt = 0;
      const send = (): void => {
        if (sent === count) {
          resolve();
          return;
        }
        sent += 1;
        beganAt = performance.now();
        socket.write(request);
      };
      socket.setEncoding("latin1").on("error", reject);
      socket.on("close", () => reject(new Error("The server closed a connection")));
      socket.on("data", (text: string) => {
        received += text;
        if (!isWhole(received)) return;
        took[answered++] = performance.now() - beganAt;
        const status = Number(received.slice(9, 12));
        if (status !== 200) refused ??= status;
        received = "";
        send();
      });
      send();
    });
  }

  const sockets = Array.from({ length: connections }, () => createConnection({ host, port, noDelay: true }));
  const beganAt = performance.now();
  try {
    await Promise.all(sockets.map(talk));
  } finally {
    for (const socket of sockets) socket.removeAllListeners("close").destroy();
  }
  const seconds = (performance.now() - beganAt) / 1_000;
  const p99Ms = took.toSorted()[Math.floor(count * 0.99)] ?? 0;
  return { perSecond: count / seconds, p99Ms, ...(refused !== undefined && { refused }) };
}

function isWhole(received: string): boolean {
  const head = received.indexOf(endOfHead);
  if (head < 0) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(received.slice(0, head))?.[1];
  if (length !== undefined) return received.length >= head + endOfHead.length + Number(length);
  return received.endsWith(endOfChunks);
}

process.on("message", async (settings: LoadSettings) => {
  const result = await load(settings).catch((error: Error) => ({ error: error.message }));
  process.send?.(result);
});
process.once("disconnect", () => process.exit());
