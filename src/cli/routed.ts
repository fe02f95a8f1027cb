import type { PlainRequest } from "../platform/http/plain.ts";
import { findRoute, type Route } from "../platform/http/route.ts";

/** A request with what it means in the contract, if anything: looked up once, though several ask. */
export interface RoutedRequest extends PlainRequest {
  readonly route: Route | undefined;
}

export function routed(request: PlainRequest): RoutedRequest {
  const found = findRoute(request.method, request.url);
  return { ...request, route: "route" in found ? found.route : undefined };
}
