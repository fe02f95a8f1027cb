// What each kind of operation adds to the platform, a line each.
export { prompt } from "./prompt.ts";
export { recording } from "./recording/kind.ts";
