/** What is used of node:http's IncomingMessage to read its body. */
export interface PausableRequest {
  readonly destroyed?: boolean;
  on(event: string, listener: (value?: unknown) => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/** The body of a request, which reads on only while it is read itself. After a cancel the rest is thrown away unkept, so that the answer gets through. */
export function requestBody(req: PausableRequest): ReadableStream<Uint8Array> {
  let listening = false;
  let over = false;

  function listen(controller: ReadableStreamDefaultController<Uint8Array>): void {
    const end = (finish: () => void): void => {
      if (!over) finish();
      over = true;
    };
    const hangUp = (): void => end(() => controller.error(new Error("The client hung up")));
    req.on("data", (chunk) => {
      if (over) return;
      req.pause();
      controller.enqueue(chunk as Uint8Array);
    });
    req.on("end", () => end(() => controller.close()));
    req.on("close", hangUp);
    if (req.destroyed) hangUp();
  }

  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (!listening) listen(controller);
        listening = true;
        req.resume();
      },
      cancel() {
        over = true;
        req.resume();
      },
    },
    { highWaterMark: 0 },
  );
}
