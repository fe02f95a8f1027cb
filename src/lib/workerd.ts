interface Globals {
  readonly navigator?: { readonly userAgent?: string };
  readonly Cloudflare?: { readonly compatibilityFlags?: Readonly<Record<string, boolean>> };
}

/** Whether this is a Cloudflare Worker. */
export function isWorkerd(): boolean {
  return (globalThis as Globals).navigator?.userAgent === "Cloudflare-Workers";
}

/**
 * Whether a promise goes on only in the request that awaits it: in Cloudflare Workers with a compatibility date before
 * 2024-10-14 one that another request settles never does.
 */
export function areRequestsApart(): boolean {
  const { compatibilityFlags } = (globalThis as Globals).Cloudflare ?? {};
  return isWorkerd() && compatibilityFlags?.["handle_cross_request_promise_resolution"] !== true;
}
