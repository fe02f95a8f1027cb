// The kinds of operation that this package names, one line each; `defaultKind` is that of a ticket that names none.
export { prompt } from "./prompt/kind.ts";
export { recording as defaultKind, recording } from "./recording/kind.ts";
