import { graphVersions } from "../../../generated/vocabulary.ts";
import type { GraphVersion } from "../../contract/versions.ts";
import { absoluteUrl, isLoopback } from "../../lib/url.ts";

/**
 * Where requests go. A base URL that is no address, that would carry the token unencrypted to another machine, or that
 * holds more than an address is a TypeError.
 */
export function graphBase(
  baseUrl: string = "https://graph.microsoft.com",
  version: GraphVersion = "beta",
): { origin: string; base: string } {
  if (!graphVersions.includes(version)) throw new TypeError(`version must be one of ${graphVersions.join(", ")}`);
  const url = absoluteUrl(baseUrl);
  if (url?.protocol !== "https:" && !(url?.protocol === "http:" && isLoopback(url.hostname))) {
    throw new TypeError(
      "baseUrl must be an absolute https address (or http to this machine), such as https://graph.microsoft.com",
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new TypeError("baseUrl must be an address without user, query or fragment");
  }
  return { origin: url.origin, base: `${url.origin}${url.pathname.replace(/\/+$/, "")}/${version}` };
}
