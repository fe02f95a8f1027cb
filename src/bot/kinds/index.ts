// The kinds of operation that this package names, a line each.
// The kind of a ticket that names none.
export { recording, recording as defaultKind } from "./recording/kind.ts";
