import { describe, expect, test } from "vitest";
import { type DownloadOptions, downloadRecording } from "../../src/bot/kinds/recording/download.ts";
import { Redacted } from "../../src/contract/redacted.ts";
import type { Fetch } from "../../src/lib/fetch.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";

type Asked = { method: string; url: string; authorization: string | null; redirect: string };

/** A network of canned answers by URL that notes what it was asked; whatever else is asked for is a recording. */
function network(answers: Record<string, () => Response> = {}): {
  asked: Asked[];
  fetch: Fetch;
} {
  const asked: Asked[] = [];
  return {
    asked,
    fetch: async (location, { method, headers, redirect }) => {
      const { url } = new Request(location);
      asked.push({ method, url, authorization: headers.authorization ?? null, redirect });
      return answers[url]?.() ?? new Response("sound", { headers: { "content-type": "application/octet-stream" } });
    },
  };
}

const download = (location: string, options: DownloadOptions) =>
  downloadRecording(
    { location, accessToken: new Redacted("the-recordings-own") },
    { clock: createVirtualClock(), ...options },
  );

const to =
  (location: string, status = 302) =>
  () =>
    new Response(null, { status, headers: { location } });

describe("RF-01 the location is used verbatim, as far as any fetch does, with its own token", () => {
  test.each([
    {
      location: "https://media.example.com/recordings/17e3b46c-f61d-4f4d-9635-c626ef18e6ad",
      url: "https://media.example.com/recordings/17e3b46c-f61d-4f4d-9635-c626ef18e6ad",
    },
    { location: "https://file.location/17E3B46C", url: "https://file.location/17E3B46C" },
    {
      location: "https://media.example.com//a%2fb//c/?sig=a%2Fb+c%3d==&x=&x",
      url: "https://media.example.com//a%2fb//c/?sig=a%2Fb+c%3d==&x=&x",
    },
    { location: "HTTPS://Bücher.Example.com:8443/ü", url: "https://xn--bcher-kva.example.com:8443/%C3%BC" },
  ])("$location", async ({ location, url }) => {
    const { asked, fetch } = network();
    await download(location, { fetch });
    expect(asked).toEqual([{ method: "GET", url, authorization: "Bearer the-recordings-own", redirect: "manual" }]);
  });
});

describe("RF-03 https only, to a public host name", () => {
  test.each([
    { location: "http://media.example.com/1", host: "media.example.com", why: "plain http" },
    { location: "http://127.0.0.1/1", host: "127.0.0.1", why: "plain http to loopback, not asked for" },
    { location: "ftp://media.example.com/1", host: "media.example.com", why: "another scheme" },
    { location: "file:///etc/passwd", host: undefined, why: "a file" },
    { location: "data:audio/wav;base64,UklGRg==", host: undefined, why: "data" },
    { location: "/recordings/1", host: undefined, why: "relative" },
    { location: "media.example.com/1", host: undefined, why: "no scheme" },
    { location: "https://", host: undefined, why: "no host" },
    { location: "https://127.0.0.1/1", host: "127.0.0.1", why: "an IPv4 literal" },
    { location: "https://93.184.216.34/1", host: "93.184.216.34", why: "a public IPv4 literal" },
    { location: "https://2130706433/1", host: "127.0.0.1", why: "IPv4 in decimal" },
    { location: "https://0177.0.0.1/1", host: "127.0.0.1", why: "IPv4 in octal" },
    { location: "https://0x7f000001/1", host: "127.0.0.1", why: "IPv4 in hexadecimal" },
    { location: "https://127.1/1", host: "127.0.0.1", why: "IPv4 cut short" },
    { location: "https://169.254.169.254/latest", host: "169.254.169.254", why: "a metadata service" },
    { location: "https://127.0.0.1./1", host: "127.0.0.1", why: "IPv4 with a trailing dot" },
    { location: "https://１２７.0.0.1/1", host: "127.0.0.1", why: "IPv4 in full-width digits" },
    { location: "https://[::1]/1", host: "[::1]", why: "an IPv6 literal" },
    { location: "https://[2606:2800:220:1::1]/1", host: "[2606:2800:220:1::1]", why: "a public IPv6 literal" },
    { location: "https://[::ffff:127.0.0.1]/1", host: "[::ffff:7f00:1]", why: "IPv4 inside IPv6" },
    { location: "https://localhost/1", host: "localhost", why: "localhost" },
    { location: "https://LOCALHOST/1", host: "localhost", why: "localhost in capitals" },
    { location: "https://bot.localhost/1", host: "bot.localhost", why: "below localhost" },
    { location: "https://intranet/1", host: "intranet", why: "a single label" },
    { location: "https://printer.local/1", host: "printer.local", why: ".local" },
    { location: "https://metadata.google.internal/1", host: "metadata.google.internal", why: ".internal" },
    { location: "https://nas.home.arpa/1", host: "nas.home.arpa", why: ".home.arpa" },
    { location: "https://router.lan/1", host: "router.lan", why: ".lan" },
    ...[
      "localhost.localdomain",
      "media.svc",
      "media.ns.svc",
      "media.ns.svc.cluster.local",
      "a.onion",
      "a.alt",
      "a.test",
    ].map((host) => ({ location: `https://${host}/1`, host, why: "a reserved or internal name" })),
    { location: "https://media.example.com./1", host: "media.example.com.", why: "a trailing dot" },
    { location: "https://localhost./1", host: "localhost.", why: "localhost with a trailing dot" },
    { location: "https://media..example.com/1", host: "media..example.com", why: "an empty label" },
    { location: "https://user@media.example.com/1", host: "media.example.com", why: "a user name" },
    { location: "https://:secret@media.example.com/1", host: "media.example.com", why: "a password" },
    { location: "https://media.example.com\\@evil.example.net/1", host: undefined, why: "a backslash" },
    { location: " https://media.example.com/1", host: undefined, why: "a space in front" },
    { location: "https://media.exa\nmple.com/1", host: undefined, why: "a line break" },
  ])("$why is refused and nothing is sent: $location", async ({ location, host }) => {
    const { asked, fetch } = network();
    const clock = createVirtualClock();
    await expect(download(location, { fetch, clock })).rejects.toMatchObject({ code: "ERR_REFUSED_HOST", host });
    expect(asked).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  test("the error names the host, and nothing else of the location", async () => {
    await expect(
      download("https://user:pass@media.example.com/path?sig=secret", { fetch: network().fetch }),
    ).rejects.toThrow(/^No token is sent to media\.example\.com: its address carries a user name or a password$/);
  });
});

describe("RF-03 plain http only to a loopback literal, and only with allowInsecureLoopback", () => {
  test.each([
    "http://127.0.0.1:4010/1",
    "http://127.8.9.10/1",
    "http://[::1]:4010/1",
    "https://127.0.0.1/1",
    "https://media.example.com/1",
  ])("%s is fetched", async (location) => {
    const { asked, fetch } = network();
    await download(location, { fetch, allowInsecureLoopback: true });
    expect(asked.map(({ url }) => url)).toEqual([location]);
  });

  test.each([
    { location: "http://localhost:4010/1", host: "localhost" },
    { location: "http://media.example.com/1", host: "media.example.com" },
    { location: "http://128.0.0.1/1", host: "128.0.0.1" },
    { location: "http://192.168.0.1/1", host: "192.168.0.1" },
    { location: "http://[::ffff:127.0.0.1]/1", host: "[::ffff:7f00:1]" },
    { location: "https://10.0.0.1/1", host: "10.0.0.1" },
    { location: "http://127.0.0.1.example.com/1", host: "127.0.0.1.example.com" },
    { location: "ftp://127.0.0.1/1", host: "127.0.0.1" },
  ])("$location is still refused", async ({ location, host }) => {
    const { asked, fetch } = network();
    await expect(download(location, { fetch, allowInsecureLoopback: true })).rejects.toMatchObject({
      code: "ERR_REFUSED_HOST",
      host,
    });
    expect(asked).toEqual([]);
  });
});

describe("RF-03 allowedHosts narrows", () => {
  test.each([
    { allowedHosts: ["media.example.com"], location: "https://media.example.com/1", fetched: true },
    { allowedHosts: ["Media.Example.COM"], location: "https://media.example.com:8443/1", fetched: true },
    { allowedHosts: ["bücher.example.com"], location: "https://xn--bcher-kva.example.com/1", fetched: true },
    {
      allowedHosts: ["other.example.com", "media.example.com"],
      location: "https://media.example.com/1",
      fetched: true,
    },
    { allowedHosts: ["*.example.com"], location: "https://media.example.com/1", fetched: true },
    { allowedHosts: ["*.example.com"], location: "https://a.b.example.com/1", fetched: true },
    { allowedHosts: ["127.0.0.1"], location: "http://127.0.0.1:4010/1", fetched: true },
    { allowedHosts: ["*.example.com"], location: "https://example.com/1", fetched: false },
    { allowedHosts: ["*.example.com"], location: "https://evilexample.com/1", fetched: false },
    { allowedHosts: ["*.example.com"], location: "https://media.example.com.evil.net/1", fetched: false },
    { allowedHosts: ["example.com"], location: "https://media.example.com/1", fetched: false },
    { allowedHosts: ["media.example.com"], location: "https://media.example.com@evil.net/1", fetched: false },
    { allowedHosts: ["media.example.com"], location: "http://127.0.0.1:4010/1", fetched: false },
    { allowedHosts: ["media.example.com"], location: "http://media.example.com/1", fetched: false },
    { allowedHosts: [], location: "https://media.example.com/1", fetched: false },
  ])("$allowedHosts, $location: fetched $fetched", async ({ allowedHosts, location, fetched }) => {
    const { asked, fetch } = network();
    const outcome = download(location, { fetch, allowedHosts, allowInsecureLoopback: true });
    if (fetched) await outcome;
    else await expect(outcome).rejects.toMatchObject({ code: "ERR_REFUSED_HOST" });
    expect(asked).toHaveLength(fetched ? 1 : 0);
  });

  test.each([
    "",
    "*",
    "*.com",
    "*.",
    "https://media.example.com",
    "media.example.com/",
    "media.example.com:443",
    "media.example.com.",
    "user@media.example.com",
    "media.*.com",
    "10.0.0.1",
    "*.127.0.0.1",
    "a b.com",
  ])("an entry that can match no host is a TypeError: %j", async (entry) => {
    const { asked, fetch } = network();
    await expect(download("https://media.example.com/1", { fetch, allowedHosts: [entry] })).rejects.toThrow(TypeError);
    expect(asked).toEqual([]);
  });
});

describe("RF-03 a host that a rule names is reached though its name is reserved", () => {
  test.each([
    { rules: { insecureHosts: ["graph-mock"] }, location: "http://graph-mock:4010/1", fetched: true },
    { rules: { insecureHosts: ["Graph-Mock"] }, location: "http://GRAPH-MOCK:4010/1", fetched: true },
    { rules: { insecureHosts: ["graph-mock"] }, location: "https://graph-mock/1", fetched: true },
    { rules: { insecureHosts: ["graph_mock"] }, location: "http://graph_mock:4010/1", fetched: true },
    { rules: { insecureHosts: ["host.docker.internal"] }, location: "http://host.docker.internal/1", fetched: true },
    { rules: { insecureHosts: ["172.17.0.2"] }, location: "http://172.17.0.2:4010/1", fetched: true },
    { rules: { insecureHosts: ["graph-mock"] }, location: "http://other-mock/1", fetched: false },
    { rules: { insecureHosts: ["graph-mock"] }, location: "http://a.graph-mock/1", fetched: false },
    { rules: { insecureHosts: ["graph-mock"] }, location: "http://graph-mock.evil.net/1", fetched: false },
    { rules: { insecureHosts: ["graph-mock"] }, location: "http://graph-mock@evil.net/1", fetched: false },
    { rules: { insecureHosts: ["graph-mock"] }, location: "http://127.0.0.1/1", fetched: false },
    { rules: { insecureHosts: ["graph-mock"] }, location: "ftp://graph-mock/1", fetched: false },
    { rules: { insecureHosts: [] }, location: "http://graph-mock/1", fetched: false },
    { rules: { allowedHosts: ["media.corp"] }, location: "https://media.corp/1", fetched: true },
    { rules: { allowedHosts: ["localhost"] }, location: "https://localhost:4443/1", fetched: true },
    { rules: { allowedHosts: ["graph-mock"] }, location: "https://graph-mock/1", fetched: true },
    { rules: { allowedHosts: ["*.cluster.local"] }, location: "https://media.cluster.local/1", fetched: true },
    { rules: { allowedHosts: ["media.corp"] }, location: "http://media.corp/1", fetched: false },
    { rules: { allowedHosts: ["127.0.0.1"] }, location: "https://127.0.0.1/1", fetched: false },
    {
      rules: { allowedHosts: ["media.example.com"], insecureHosts: ["graph-mock"] },
      location: "http://graph-mock/1",
      fetched: false,
    },
    {
      rules: { allowedHosts: ["media.example.com", "graph-mock"], insecureHosts: ["graph-mock"] },
      location: "http://graph-mock/1",
      fetched: true,
    },
  ])("$rules, $location: fetched $fetched", async ({ rules, location, fetched }) => {
    const { asked, fetch } = network();
    const outcome = download(location, { fetch, ...rules });
    if (fetched) await outcome;
    else await expect(outcome).rejects.toMatchObject({ code: "ERR_REFUSED_HOST" });
    expect(asked).toHaveLength(fetched ? 1 : 0);
  });

  test("a redirect to another named host does not carry the token", async () => {
    const { asked, fetch } = network({ "http://graph-mock/1": to("http://other-mock/1") });
    const insecureHosts = ["graph-mock", "other-mock"];
    await expect(download("http://graph-mock/1", { fetch, insecureHosts })).rejects.toMatchObject({
      code: "ERR_REFUSED_HOST",
      host: "other-mock",
    });
    expect(asked).toHaveLength(1);
  });
});

describe("RF-03 a redirect is not followed unless same-origin", () => {
  const start = "https://media.example.com/1";

  test.each([301, 302, 303, 307, 308])("%i within the origin is followed, with the token", async (status) => {
    const { asked, fetch } = network({ [start]: to("/2", status) });
    await download(start, { fetch });
    expect(asked.map(({ url, authorization }) => [url, authorization])).toEqual([
      [start, "Bearer the-recordings-own"],
      ["https://media.example.com/2", "Bearer the-recordings-own"],
    ]);
  });

  test.each([
    { target: "https://evil.example.net/1", host: "evil.example.net" },
    { target: "https://cdn.media.example.com/1", host: "cdn.media.example.com" },
    { target: "https://media.example.com:8443/1", host: "media.example.com" },
    { target: "http://media.example.com/1", host: "media.example.com" },
    { target: "//evil.example.net/1", host: "evil.example.net" },
    { target: "https://127.0.0.1/1", host: "127.0.0.1" },
    { target: "https://user@media.example.com/2", host: "media.example.com" },
    { target: "\\\\evil.example.net/1", host: undefined },
    { target: "https://", host: undefined },
  ])("to $target is refused, and nothing is sent there", async ({ target, host }) => {
    const { asked, fetch } = network({ [start]: to(target) });
    const clock = createVirtualClock();
    await expect(download(start, { fetch, clock })).rejects.toMatchObject({ code: "ERR_REFUSED_HOST", host });
    expect(asked.map(({ url }) => url)).toEqual([start]);
    expect(clock.pending).toBe(0);
  });

  test("three are followed, the fourth is an error", async () => {
    const chain = (n: number): [string, () => Response] => [`https://media.example.com/${n}`, to(`/${n + 1}`)];
    const three = network(Object.fromEntries([chain(1), chain(2), chain(3)]));
    await download(start, { fetch: three.fetch });
    expect(three.asked).toHaveLength(4);

    const circle = network({ [start]: to("/1") });
    await expect(download(start, { fetch: circle.fetch })).rejects.toMatchObject({
      code: "ERR_HTTP",
      status: 302,
      advice: "It redirected more than 3 times",
    });
    expect(circle.asked).toHaveLength(4);
  });

  test("a browser's opaque redirect is refused, and the message says why", async () => {
    const opaque = Object.defineProperty(Response.error(), "type", { value: "opaqueredirect" });
    await expect(download(start, { fetch: network({ [start]: () => opaque }).fetch })).rejects.toMatchObject({
      code: "ERR_REFUSED_HOST",
      host: "media.example.com",
      message: expect.stringContaining("a browser hides where it leads"),
    });
  });

  test.each([
    { why: "302 without Location", status: 302, answer: () => new Response(null, { status: 302 }) },
    { why: "304, which is not a redirect", status: 304, answer: to("/2", 304) },
    { why: "300, which leaves a choice", status: 300, answer: to("/2", 300) },
  ])("$why is an answer like any other", async ({ status, answer }) => {
    const { asked, fetch } = network({ [start]: answer });
    await expect(download(start, { fetch })).rejects.toMatchObject({ code: "ERR_HTTP", status, advice: undefined });
    expect(asked).toHaveLength(1);
  });

  test("the body of a redirect is cancelled, followed or not", async () => {
    for (const target of ["/2", "https://evil.example.net/1"]) {
      let cancelled = false;
      const body = new ReadableStream({ cancel: () => void (cancelled = true) });
      const answer = new Response(body, { status: 302, headers: { location: target } });
      await download(start, { fetch: network({ [start]: () => answer }).fetch }).catch(() => undefined);
      expect(cancelled).toBe(true);
    }
  });
});
