/** What these examples do with a recording: they say how long it is. */
export async function report(sound: ReadableStream<Uint8Array>): Promise<void> {
  console.log(`recorded ${(await new Response(sound).arrayBuffer()).byteLength} bytes`);
}
