import type { Fetch, FetchedResponse, FetchInit } from "../../lib/fetch.ts";
import { absoluteUrl, isLoopback } from "../../lib/url.ts";

/** The bot: an address, or a fetch handler. */
export type Callback = URL | string | ((request: Request) => Promise<Response>);

/** The registered address of a bot whose callback is a fetch handler, and that of its requests. */
const handlerAddress = "https://bot.example.com/api/calls";

/** The address at which the bot is registered, for calls that name none. */
export function registeredAddress(callback: Callback | undefined): string | undefined {
  return typeof callback === "function" ? handlerAddress : callback && String(callback);
}

/**
 * Sends a notification to the address that a call named. A fetch handler takes it for whatever address. Without one only
 * this machine is reached by its own address; any other is taken for the same path at the callback's origin, so that no
 * notification leaves for the network. Undefined when there is nothing to send it to.
 */
export function sender(
  { callback, fetch }: { readonly callback: Callback | undefined; readonly fetch: Fetch },
  named: string | undefined,
): ((init: FetchInit) => Promise<FetchedResponse>) | undefined {
  const address = named ?? registeredAddress(callback);
  if (address === undefined) return undefined;
  if (typeof callback === "function") return (init) => callback(new Request(address, init));
  const target = reachable(address, callback);
  return target === undefined ? undefined : (init) => fetch(target, init);
}

function reachable(address: string, callback: URL | string | undefined): string | undefined {
  const url = absoluteUrl(address);
  if (!url) return undefined;
  if (isLoopback(url.hostname) || address === String(callback)) return address;
  return callback && new URL(url.pathname + url.search, new URL(callback).origin).href;
}
