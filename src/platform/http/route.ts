import { type OperationEntry, operations } from "../../../generated/operations.ts";
import { graphVersions } from "../../../generated/vocabulary.ts";
import { decodedSegment } from "../../lib/url.ts";

/** An operation of the contract that an address means, and the values in its path, decoded. */
export interface Route {
  readonly operation: OperationEntry;
  readonly path: Readonly<Record<string, string>>;
  /** What stands before the operation's path: `https://graph.microsoft.com/beta`. */
  readonly base: string;
}

/** An operation, and what stands before its path. */
export interface Place {
  readonly operation: OperationEntry;
  readonly base: string;
}

/** What an address and a method mean. */
export type Routing =
  | { readonly route: Route }
  /** A path of the contract that takes other methods. */
  | { readonly allowed: readonly string[] }
  /** An address of Graph outside the contract; with the right spelling where only letter case differs. */
  | { readonly outside: "contract"; readonly spelling: string | undefined }
  /** No address of Graph. */
  | { readonly outside: "graph" };

/** The operations that the package calls. */
export const callable: readonly OperationEntry[] = Object.values(operations).filter(({ place }) => place === "path");

/** Origins of Graph, in every cloud that the contract names. */
export const graphOrigins: ReadonlySet<string> = new Set(
  callable.filter(({ opaquePath }) => !opaquePath).flatMap(({ servers }) => servers.map(originOf)),
);

function originOf(address: string): string {
  return addressOf(address).origin;
}

/** Of an address or a path; without a slash at its end. */
function pathOf(address: string): string {
  return addressOf(address).pathname.replace(/\/$/, "");
}

function addressOf(addressOrPath: string): URL {
  return new URL(addressOrPath, "http://localhost");
}

/** What a method and an absolute address mean. @throws TypeError for any other text */
export type Router = (method: string, url: string) => Routing;

/** Finds the operations that stand at some places by the path of an address. [RR-26, PL-11] */
export function createRouter(places: readonly Place[]): Router {
  const graphRoots = graphRootsOf(places);
  const sites = sitesOf(places, (own) => siteOf(own, graphRoots));
  const elsewhere = siteOf([], graphRoots);
  return (method, url) => {
    const address = new URL(url);
    return routingAt(sites.get(address.origin) ?? elsewhere, method, address);
  };
}

/** The same for those of the contract: on one of its own hosts what it has there, on another all, as a mock can stand anywhere. */
export const findRoute: Router = createContractRouter();

function createContractRouter(): Router {
  const sites = sitesOf(
    placesOf(({ servers }) => servers),
    siteOf,
  );
  const anywhere = siteOf(placesOf(({ servers }) => servers.map(pathOf)));
  return (method, url) => {
    const address = new URL(url);
    const own = sites.get(address.origin);
    return own ? routingAt(own, method, address) : routingAt(anywhere, method, address, address.origin);
  };
}

function placesOf(basesOf: (operation: OperationEntry) => readonly string[]): readonly Place[] {
  return callable.flatMap((operation) => [...new Set(basesOf(operation))].map((base) => ({ operation, base })));
}

/** What stands at one origin. */
interface Site {
  readonly patterns: readonly Pattern[];
  /** Below which every address is of Graph, in lower case. */
  readonly graphRoots: readonly string[];
}

/** A place with its path taken apart once, and not for each request. */
interface Pattern extends Place {
  readonly parts: readonly Part[];
  /** An action takes one method alone; of a resource the contract has some of Graph's. */
  readonly isAction: boolean;
  /** Its path is illustrative: any of its own server is meant, and the last part stands for the parameter. */
  readonly takesAnyPath: boolean;
}

interface Part {
  readonly literal: string;
  readonly lowerCase: string;
  /** Of a parameter. */
  readonly name: string | undefined;
  /** An action may have its namespace. */
  readonly mayBeQualified: boolean;
}

function sitesOf(places: readonly Place[], toSite: (own: readonly Place[]) => Site): ReadonlyMap<string, Site> {
  const origins = [...new Set(places.map(({ base }) => originOf(base)))];
  return new Map(origins.map((origin) => [origin, toSite(places.filter(({ base }) => originOf(base) === origin))]));
}

function siteOf(places: readonly Place[], graphRoots: readonly string[] = graphRootsOf(places)): Site {
  return { patterns: places.map(patternOf), graphRoots };
}

/** Every version beside those of the places. */
function graphRootsOf(places: readonly Place[]): readonly string[] {
  const paths = places.filter(({ operation }) => !operation.opaquePath).map(({ base }) => pathOf(base));
  const parents = [...new Set(paths.map((path) => path.slice(0, path.lastIndexOf("/"))))];
  return parents.flatMap((parent) => graphVersions.map((version) => `${parent}/${version}/`.toLowerCase()));
}

function patternOf({ operation, base }: Place): Pattern {
  const { path, opaquePath, servers } = operation;
  return {
    operation,
    base: base.replace(/\/$/, ""),
    parts: (pathOf(base) + path).split("/").map(partOf),
    isAction: opaquePath || /\}\/[^/{]+$/.test(path),
    takesAnyPath: opaquePath && servers.some((server) => originOf(server) === originOf(base)),
  };
}

function partOf(literal: string, index: number, all: readonly string[]): Part {
  const mayBeQualified = index === all.length - 1 && parameterIn(all[index - 1]) !== undefined;
  return { literal, lowerCase: literal.toLowerCase(), name: parameterIn(literal), mayBeQualified };
}

function parameterIn(segment: string | undefined): string | undefined {
  return /^\{(.+)\}$/.exec(segment ?? "")?.[1];
}

/** @param before what stands before the bases of the site */
function routingAt({ patterns, graphRoots }: Site, method: string, { origin, pathname }: URL, before = ""): Routing {
  const matches = matchesOf(patterns, pathname);
  const spelled = matches.filter(({ spelling }) => spelling === undefined);
  const wanted = method.toUpperCase();
  const ofMethod = ({ pattern }: Match): boolean => pattern.operation.method === wanted;
  const found = spelled.find(ofMethod);
  if (found)
    return { route: { operation: found.pattern.operation, path: found.path, base: before + found.pattern.base } };
  if (spelled.some(({ pattern }) => pattern.isAction))
    return { allowed: [...new Set(spelled.map(({ pattern }) => pattern.operation.method))] };
  return graphOrigins.has(origin) || isBelow(graphRoots, pathname)
    ? { outside: "contract", spelling: matches.find(ofMethod)?.spelling }
    : { outside: "graph" };
}

/** On a host of Graph every address is Graph's, on another what lies below a version. */
function isBelow(roots: readonly string[], pathname: string): boolean {
  const path = `${collapsed(pathname)}/`.toLowerCase();
  return roots.some((root) => path.startsWith(root));
}

const collapsed = (pathname: string): string => pathname.replace(/\/{2,}/g, "/");

interface Match {
  readonly pattern: Pattern;
  readonly path: Readonly<Record<string, string>>;
  /** The path as it should be spelled; undefined when it is. */
  readonly spelling: string | undefined;
}

function matchesOf(patterns: readonly Pattern[], pathname: string): readonly Match[] {
  const segments = pathname.split("/");
  const fewer = pathname.includes("//") ? collapsed(pathname).split("/") : undefined;
  const matches: Match[] = [];
  for (const pattern of patterns) {
    const found = matchParts(pattern.parts, segments) ?? (fewer && matchParts(pattern.parts, fewer));
    if (found) {
      const { path, spelling } = found;
      matches.push({ pattern, path, spelling: isSamePath(spelling, pathname) ? undefined : spelling });
    } else if (pattern.takesAnyPath) {
      const name = pattern.operation.parameters.find((parameter) => parameter.in === "path")?.name ?? "";
      matches.push({ pattern, path: { [name]: decodedSegment(segments.at(-1) ?? "") }, spelling: undefined });
    }
  }
  return matches;
}

/** A trailing slash makes no difference. */
function isSamePath(spelling: string, pathname: string): boolean {
  return pathname === spelling || pathname === `${spelling}/`;
}

/** The values in a path, and how it is spelled; undefined when it is another. */
function matchParts(
  parts: readonly Part[],
  segments: readonly string[],
): { readonly path: Readonly<Record<string, string>>; readonly spelling: string } | undefined {
  const isSlashed = segments.length === parts.length + 1 && segments.at(-1) === "";
  if (segments.length !== parts.length && !isSlashed) return undefined;
  const path: Record<string, string> = {};
  const spelled: string[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] as Part;
    const text = segments[index] as string;
    const spelling = part.name === undefined ? spellingOf(part, text) : text;
    if (spelling === undefined) return undefined;
    if (part.name !== undefined) path[part.name] = decodedSegment(text);
    spelled.push(spelling);
  }
  return { path, spelling: spelled.join("/") };
}

/** How a literal should be spelled; undefined when the text is another. */
function spellingOf({ literal, lowerCase, mayBeQualified }: Part, text: string): string | undefined {
  if (text === literal) return literal;
  const given = text.toLowerCase();
  if (given === lowerCase) return literal;
  return mayBeQualified && given === actionNamespace + lowerCase ? actionNamespace + literal : undefined;
}

/** Graph takes an action with its namespace too: `/microsoft.graph.answer`. [RR-26] */
export const actionNamespace = "microsoft.graph.";
