import { type Contract, type PathItem, SpecError } from "./contract.ts";

/** Origins where a platform answers in Graph's place, and where bots take callbacks at a path. */
export type Places = { platforms: readonly string[]; bots?: readonly string[]; callbackPath?: string };

/**
 * The contract as somebody serves it: each of its servers is found on the platforms too, before its own, and the webhook is
 * a path of the bots. Redocly's runners look for operations under servers, and know no webhooks.
 */
export function servedAt(contract: Contract, { platforms, bots = [], callbackPath = "/api/calls" }: Places): Contract {
  const onPlatforms = (servers: Servers): Servers => {
    const paths = new Set(servers.map(({ url }) => new URL(url).pathname.replace(/\/$/, "")));
    return [...platforms.flatMap((origin) => [...paths].map((path) => ({ url: origin + path }))), ...servers];
  };
  const paths = Object.entries(contract.paths).map(([path, { servers, ...item }]): [string, PathItem] => [
    path,
    { ...item, ...(servers && { servers: onPlatforms(servers) }) },
  ]);
  const callbacks = bots.length > 0 ? callbacksAt(contract, bots, callbackPath) : [];
  return {
    ...contract,
    servers: onPlatforms(contract.servers),
    paths: Object.fromEntries([...paths, ...callbacks]),
    webhooks: {},
  };
}

type Servers = { url: string }[];

function callbacksAt({ webhooks }: Contract, bots: readonly string[], path: string): [string, PathItem][] {
  const items = Object.values(webhooks);
  if (items.length > 1)
    throw new SpecError(
      "Two webhooks cannot share the path of a bot; give each one of its own in scripts/lib/served.ts.",
    );
  return items.map((item) => [path, { ...item, servers: bots.map((url) => ({ url })) }]);
}
