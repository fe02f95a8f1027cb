import { contractWords, declaredHeaders } from "./contract.ts";

/** Words of which Graph makes names for calls, beside those of the contract: a new name of such words is most likely Graph's. */
const fieldWords = `
  about absent accept action actions additional address admin agent alternate and any app applications assigned assistant
  associated association at attachment attendee attendees attributes audience authorization auto automatic availability
  available away bandwidth batch before begin bind blocked body bot breakout broadcast busy by caller callee calls camera
  cancellation capabilities caption captions category changed channel closed codec collection completed compliance
  conference connected connection consent consultation contact control correlation count current custom day days dead
  declined deferred delay delegated deletion delivered delivery desktop destination diagnostic diagnostics dial
  digits disabled disconnected disposition document domain dominant download driven due elapsed email emergency empty
  enable end ending error errors event events exchange expected expiration expire expires expiry external extension
  failure feature feedback file final finished first flags format forward forwarded forwarding friendly full general group
  guests header health high history hour hours http https idle ids image inbound index information input insights internal
  interval invalid invited ip item items job joined key kind last latency latitude layout leave left legal length level limit links
  list live local locale locked log longitude low manager map match matched media member members memory message messages meta method
  milliseconds minimum maximum min minute minutes mobile mode model modified more ms multiple names navigation network new
  next no number numbers object occurred of off office offset online only open operations order original outbound output
  outcome owner package paging parameters parent park parked part parts party pause paused payload peer pending permission
  permissions phase phones platform point policy pool port position preferred presence presenter previous primary priority
  private process product profile progress properties property protocol public publish quality queue queued rate rating
  read ready receive received receiver recognition recognized recorded records recordings redirected refresh rejected related
  relation release remote removed render reply report requests required reserved resume resumed retry return ring role room
  root route routing rule rules sample schedule scheduled scope secondary segment segments selected sender sent sequence
  session sessions setting settings setup share shared signal silent size sms source speaker speech spoken stage standard
  state stats step stopped storage store string style sub subscription success summary supported suspended sync synthetic
  system tag tags team teams template temporary tenants text this throttled time timed timestamp times title tokens tool
  total track trace transcript transcripts transfer transferred transport trigger trunk trusted unavailable unit unmuted
  until upload urls usage users utc valid values verification version versions via video visibility voice volume waiting
  warning web webhook when window with work zone
`;
const known: ReadonlySet<string> = new Set([...contractWords, ...fieldWords.trim().split(/\s+/)]);

/** Whether a name such as `callTranscriptUrl` is made of known words alone; one digit may follow. */
export function isKnownName(name: string): boolean {
  // the form of stand-ins is theirs alone
  if (!/^(?!unknown[A-Z][a-z]+\d$)[A-Za-z]{2,60}\d?$/.test(name)) return false;
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []).every(
    (part) => part.length > 1 && known.has(part.toLowerCase()),
  );
}

/** The same of a member, which may be, or have, an annotation: `prompts@odata.type`. */
export function isKnownMember(name: string): boolean {
  const [, own = "", annotation] = /^([^@]*)(?:@odata\.(.+))?$/s.exec(name) ?? [];
  const names = [...(own === "" && annotation !== undefined ? [] : [own]), ...(annotation?.split(".") ?? [])];
  return names.every(isKnownName);
}

const primitiveTypes = new Set(
  "binary boolean byte date datetimeoffset decimal double duration guid int16 int32 int64 sbyte single stream string timeofday".split(
    " ",
  ),
);

/** Of the contract, of HTTP, and of tunnels and proxies. */
const headerWords: ReadonlySet<string> = new Set([
  ...declaredHeaders.flatMap(({ name }) => name.toLowerCase().split("-")),
  ..."x accept agent arr authorization azure cache cdn cf charset connecting cookie dest disguised encoding envoy expect fdid fetch for forwarded from functions hop host hostname insecure ipcountry keep alive loop max forwards microsoft ngrok origin pragma proto proxy ray real referer requests sec security server set signature site skype ssl te traceparent tracestate trailer tunnel upgrade user visitor was waws".split(
    " ",
  ),
]);

/** Whether the name of a header is made of such words, between dashes. */
export const isKnownHeader = (name: string): boolean =>
  name.split("-").every((part) => headerWords.has(part.toLowerCase()) || isKnownName(part));

/** A type of Graph in its parts: `#Collection(`, `microsoft.graph.`, `tone`, `)`; undefined for what has no such form. */
export function typeParts(
  text: string,
): { readonly before: string; readonly name: string; readonly after: string; readonly isKnown: boolean } | undefined {
  const [, before = "", name = "", after = ""] =
    /^(#?(?:Collection\()?#?(?:microsoft\.graph\.|Edm\.)?)([A-Za-z][A-Za-z\d.]{0,79})(\)?)$/i.exec(text) ?? [];
  if (name === "" || before.includes("(") !== (after === ")")) return undefined;
  if (/graph\.$/i.test(before)) return { before, name, after, isKnown: name.split(".").every(isKnownName) };
  return primitiveTypes.has(name.toLowerCase()) ? { before, name, after, isKnown: true } : undefined;
}
