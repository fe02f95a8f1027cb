// What each kind of operation adds to the platform, a line each.
export { recording } from "./recording/kind.ts";
