import { example } from "./bodies.ts";

/** The request of the reference, and what Graph answers, as text. */
export const recordBody: string = JSON.stringify(example("recordResponseRequest.reference"));
export const answerText: string = JSON.stringify(example("recordOperation.running"));

export const graphPath = (callId: string): string => `/communications/calls/${callId}/recordResponse`;
export const graphUrl = (callId: string): string => `https://graph.microsoft.com/beta${graphPath(callId)}`;
