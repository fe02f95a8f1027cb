import type { CommsNotifications } from "../../contract/types.ts";
import { notificationAbout, type Spelling } from "../spelling.ts";

/** What the bot is notified of about the call itself, by the names of the examples. */
export type CallNews = "callEstablished" | "callTerminatedByCaller" | "callTerminatedByBot";

/** The contract's example, about this call. */
export function callNotification(
  news: CallNews,
  { callChainId, ...call }: { readonly callId: string; readonly spelling: Spelling; readonly callChainId: string },
): CommsNotifications {
  return notificationAbout(`commsNotifications.captured.${news}`, call, { callChainId });
}
