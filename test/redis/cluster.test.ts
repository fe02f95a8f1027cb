import { createCluster } from "@redis/client";
import { expect, test, vi } from "vitest";
import { freePort } from "../../scripts/lib/serve.ts";
import { eventually } from "../support/eventually.ts";
import { describeWithRedis, ownRedis, recorded, settled, waiterOn } from "../support/redis.ts";

const slots = [
  [0, 5_460],
  [5_461, 10_922],
  [10_923, 16_383],
] as const;

/** Three nodes, each with a third of the slots. */
async function startCluster() {
  const nodes = await Promise.all(
    slots.map(async ([from, to]) => {
      const [port, bus] = [await freePort(), await freePort()];
      const own = ["--bind", "127.0.0.1", "--port", port, "--cluster-port", bus, "--cluster-enabled", "yes"];
      const server = await ownRedis(own);
      const admin = await server.admin();
      await admin.sendCommand(["CLUSTER", "ADDSLOTSRANGE", `${from}`, `${to}`]);
      return { port, bus, server, admin };
    }),
  );
  const [first] = nodes;
  for (const { port, bus } of nodes.slice(1))
    await first?.admin.sendCommand(["CLUSTER", "MEET", "127.0.0.1", port, bus]);
  for (const { admin } of nodes)
    await vi.waitFor(
      async () => expect(String(await admin.sendCommand(["CLUSTER", "INFO"]))).toContain("cluster_state:ok"),
      10_000,
    );
  const connect = () => createCluster({ rootNodes: [{ url: `redis://127.0.0.1:${first?.port}` }] });
  return { nodes, connect };
}

describeWithRedis("SC-02 SC-03 a cluster serves too", () => {
  test("calls lie in all of its nodes, and each script keeps to one slot", async () => {
    const { nodes, connect } = await startCluster();
    const [{ server } = await Promise.reject(new Error("no node"))] = nodes;
    const orphans: unknown[] = [];
    const options = { leaseMs: 300, onOrphan: (ticket: unknown) => void orphans.push(ticket) };
    const [a, b] = [
      await waiterOn(server, { ...options, client: connect() }),
      await waiterOn(server, { ...options, client: connect() }),
    ];
    const calls = Array.from({ length: 30 }, () => crypto.randomUUID());
    const tickets = calls.map((callId) => a.expect({ callId, clientContext: "one" }));
    await Promise.all(tickets.map((ticket) => ticket.ready()));
    const outcomes = Promise.all(tickets.map((ticket) => ticket.outcome()));
    await Promise.all(calls.map((callId) => b.accept(recorded({ callId, clientContext: "one" }))));
    expect((await outcomes).map(({ kind }) => kind)).toEqual(calls.map(() => "recorded"));
    for (const { admin } of nodes) expect(await admin.dbSize()).toBeGreaterThan(1);
    expect(await Promise.all(tickets.map((ticket) => ticket.claim()))).toEqual(calls.map(() => true));
    await Promise.all(tickets.slice(1).map((ticket) => ticket.close()));
    await a.close();
    await eventually(() => orphans.length > 0);
    await settled(200);
    expect(orphans).toMatchObject([{ mayBeHandled: true, callId: calls[0] }]);
    expect([...a.errors, ...b.errors]).toEqual([]);
  });
});
