import { RefusedHostError } from "../../../errors.ts";
import { redactText } from "../../../lib/redact.ts";
import { isLoopbackLiteral } from "../../../lib/url.ts";

/** Which hosts the token of a recording may be sent to. */
export interface HostRules {
  /** Host names, and `*.example.com` for every host below one; ports are not told apart. Default: any public host name. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Also admits 127.0.0.0/8 and [::1], over plain http too. Default: false. */
  readonly allowInsecureLoopback?: boolean | undefined;
}

/** Reads a location, relative to `base` when it is a redirect's; throws `RefusedHostError` unless the token may go there. */
export type LocationCheck = (location: string, base?: URL) => URL;

/** Labels of letters, digits, hyphens and underscores, at least two, the last one no number: no IP literal, no trailing dot. */
const dottedName = /^(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/** Last labels that are reserved for, or in use as, names inside a network: RFC 6761, 6762 and its appendix G, 8375, ICANN. */
const privateSuffix = /\.(?:localhost|local|internal|intranet|private|corp|home|lan|home\.arpa)$/;

/** What URL parsers do not agree on: one may drop it, another may read a backslash as a slash. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const ambiguous = /[\u0000-\u0020\u007f\\]/;

/**
 * The rules for a recording's host. A public host name has at least two labels and is neither an IP literal (in any
 * spelling that a URL parser takes for one) nor a name for use inside a network. `allowedHosts` narrows that and never
 * widens it, loopback literals included. Names are not resolved: a public name that leads to a private address is
 * stopped by its certificate, not here. [RF-03]
 *
 * @param token masked in what is thrown
 * @throws TypeError when an entry of `allowedHosts` could match no host
 */
export function createLocationCheck(
  { allowedHosts, allowInsecureLoopback = false }: HostRules,
  token: string,
): LocationCheck {
  const allowed = allowedHosts?.map(hostPattern);

  return (location, base) => {
    if (ambiguous.test(location))
      throw new RefusedHostError("The recording's location holds spaces, control characters or backslashes", undefined);
    const url = parsed(location, base);
    const host = url.hostname;
    const refuse = (why: string): never => {
      const shown = redactText(host, [token]);
      throw new RefusedHostError(
        redactText(`No token is sent to ${shown || "the recording's location"}: ${why}`, [token]),
        shown || undefined,
      );
    };

    if (url.username || url.password) refuse("its address carries a user name or a password");
    const loopback = allowInsecureLoopback && isLoopbackLiteral(host);
    if (url.protocol !== "https:" && !(loopback && url.protocol === "http:")) {
      refuse(
        `${url.protocol.slice(0, -1)} is not https; plain http is for loopback literals (127.0.0.1, [::1]) with allowInsecureLoopback`,
      );
    }
    if (!loopback && !isPublicName(host)) refuse("it is not a public host name");
    if (allowed && !allowed.some((matches) => matches(host))) refuse("it is not in allowedHosts");
    return url;
  };
}

function isPublicName(host: string): boolean {
  return dottedName.test(host) && !privateSuffix.test(host);
}

function parsed(location: string, base: URL | undefined): URL {
  if (!URL.canParse(location, base))
    throw new RefusedHostError("The recording's location is not an absolute URL", undefined);
  return new URL(location, base);
}

function hostPattern(entry: string): (host: string) => boolean {
  const below = entry.startsWith("*.");
  const name = hostName(below ? entry.slice(2) : entry);
  const matchable = name && (isPublicName(name) || (!below && isLoopbackLiteral(name)));
  if (!matchable) {
    throw new TypeError(
      `allowedHosts takes public host names, and *.example.com for all below one; ${JSON.stringify(entry)} is neither`,
    );
  }
  return below ? (host) => host.endsWith(`.${name}`) : (host) => host === name;
}

/** The name as a URL spells it, small letters and punycode; undefined when the entry is more than a host. */
function hostName(entry: string): string | undefined {
  const alone = /^(?:\[[\da-f:.]+\]|[^\s/?#\\@:[\]]+)$/i.test(entry) && URL.canParse(`https://${entry}`);
  return alone ? new URL(`https://${entry}`).hostname : undefined;
}
