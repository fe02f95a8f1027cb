/** An event of a stream of server-sent events. */
export interface StreamEvent {
  readonly id: string | undefined;
  readonly kind: string;
  readonly data: string;
}

/** Takes the text of a stream as it comes, in pieces of any length, and gives its events; comments are left out. */
export function createEventParser(): (piece: string) => readonly StreamEvent[] {
  let rest = "";
  return (piece) => {
    const blocks = (rest + piece).split("\n\n");
    rest = blocks.pop() ?? "";
    return blocks.flatMap(eventIn);
  };
}

function eventIn(block: string): readonly StreamEvent[] {
  const fields = new Map<string, string>();
  for (const line of block.split("\n")) {
    const colon = line.indexOf(": ");
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 2));
  }
  const [kind, data] = [fields.get("event"), fields.get("data")];
  return kind === undefined || data === undefined ? [] : [{ id: fields.get("id"), kind, data }];
}
