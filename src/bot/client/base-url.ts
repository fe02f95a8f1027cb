import { type GraphVersion, versionAtEnd } from "../../contract/versions.ts";
import { plainHttpCheck } from "../../lib/hosts.ts";
import { optionError, shownAddress } from "../../lib/options.ts";
import { absoluteUrl, isLoopback } from "../../lib/url.ts";

/**
 * Where requests go. A base URL that is not an address, that would carry the token unencrypted to another machine, or that
 * holds more than an address is a TypeError. [RR-24]
 * @param insecureHosts may be reached over plain http, as this machine may
 */
export function graphBase(
  baseUrl: string = "https://graph.microsoft.com",
  version: GraphVersion = "beta",
  insecureHosts?: readonly string[],
): { origin: string; base: string } {
  const refuse = (wanted: string): TypeError => optionError("baseUrl", wanted, baseUrl, shownAddress);
  const isPlainHttp = plainHttpCheck({ insecureHosts });
  const url = absoluteUrl(baseUrl);
  if (
    url?.protocol !== "https:" &&
    !(url?.protocol === "http:" && (isLoopback(url.hostname) || isPlainHttp(url.hostname)))
  ) {
    throw refuse(
      "an absolute https address such as https://graph.microsoft.com; plain http is for this machine and for insecureHosts",
    );
  }
  if (url.username || url.password || url.search || url.hash)
    throw refuse("an address without user, query or fragment");
  const found = versionAtEnd(url);
  if (found !== undefined) throw refuse(`an address without a version, as version: "${found}" adds it`);
  return { origin: url.origin, base: `${url.origin}${url.pathname.replace(/\/+$/, "")}/${version}` };
}
