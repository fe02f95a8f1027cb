import { type Contract, type PathItem, SpecError } from "./contract.ts";

/** Origins of platforms that stand in for Graph, and of bots that receive callbacks at a path. */
export type Places = { platforms: readonly string[]; bots?: readonly string[]; callbackPath?: string };

/**
 * The contract with local servers: the platforms are listed before the contract's own servers, and the webhook becomes a path
 * of the bots. Redocly's runners look for operations by server and do not support webhooks.
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
      "Two webhooks cannot share the path of a bot; give each its own path in scripts/lib/served.ts.",
    );
  return items.map((item) => [path, { ...item, servers: bots.map((url) => ({ url })) }]);
}
