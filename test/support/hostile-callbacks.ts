import { constants, generateKeyPairSync } from "node:crypto";
import type { AuthenticationFailure } from "../../src/errors.ts";
import type { KeySet } from "../../src/webhook/key-set.ts";
import { ecKey, type ForgeKey, hmac, jwk, part, publicSecrets, rs256, rsaKey, signedWith, unsigned } from "./forge.ts";

/** A callback that must not be accepted, and why not. */
export interface HostileCallback {
  readonly name: string;
  readonly authorization: string | undefined;
  readonly reason: AuthenticationFailure;
  /** The receiver's tenant allow-list, where the case needs one. */
  readonly tenants?: readonly string[];
}

type Row = readonly [name: string, token: string, reason: AuthenticationFailure];

export const appId = "6f1c2a34-9d0e-4b7f-8a55-0c3d2e1f4a6b";
export const tenantId = "3b8e1d20-77aa-4c11-9f3e-5a6b7c8d9e0f";
export const trusted: ForgeKey = rsaKey();
export const stranger: ForgeKey = rsaKey();
const shortKey: ForgeKey = rsaKey(1024);
const curveKey: ForgeKey = ecKey();

/** What the receiver trusts; all but the first entry are decoys that must never verify anything. */
export const servedKeys: KeySet = {
  keys: [
    jwk(trusted, { kid: "good", use: "sig", alg: "RS256" }),
    jwk(shortKey, { kid: "short", use: "sig", alg: "RS256" }),
    jwk(curveKey, { kid: "curve", use: "sig", alg: "ES256" }),
    jwk(stranger, { kid: "encryption", use: "enc" }),
    jwk(stranger, { kid: "other-algorithm", alg: "RS512" }),
    { kty: "oct", kid: "secret", k: "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA", alg: "HS256" },
  ],
};

/** Control characters of JSON's strings. */
const controls = Array.from({ length: 32 }, (_, code) => code);

/** @param nowS the receiver's time, seconds */
export function hostileCallbacks(nowS: number): readonly HostileCallback[] {
  const header = { alg: "RS256", typ: "JWT", cty: "JWT", kid: "good" };
  const claims = { aud: appId, iss: "https://api.botframework.com", nbf: nowS - 10, exp: nowS + 290, tid: tenantId };
  const valid = { header, payload: claims };
  const good = rs256(trusted, valid);
  const [goodHeader = "", goodPayload = "", goodSignature = ""] = good.split(".");

  const withHeader = (members: object): string =>
    rs256(trusted, { header: { ...header, ...members }, payload: claims });
  const withClaims = (members: object): string => rs256(trusted, { header, payload: { ...claims, ...members } });
  const withPayload = (payload: unknown): string => rs256(trusted, { header, payload });
  const headed = (raw: unknown): string => rs256(trusted, { header: raw, payload: claims });
  const seen = (value: unknown): string => JSON.stringify(value) ?? "nothing";

  const algorithmWords: Row[] = [
    "none",
    "None",
    "NONE",
    "nOnE",
    "",
    " none",
    "rs256",
    "Rs256",
    "RS256 ",
    " RS256",
    "RS-256",
    "HS256",
    "RS384",
    "RS512",
    "PS256",
    "ES256",
    "EdDSA",
    "Ed25519",
    "ES256K",
    "dir",
    "RSA-OAEP",
    "RSA1_5",
    "A256GCMKW",
    "RS1",
    "SHA256withRSA",
    "ML-DSA-44",
    null,
    256,
    true,
    ["RS256"],
    { RS256: true },
    undefined,
  ].map((alg) => [`alg ${seen(alg)}, signed as RS256`, withHeader({ alg }), "algorithm"]);

  const unsignedTokens: Row[] = ["none", "None", "NONE", "nOnE"].flatMap((alg): Row[] => [
    [`alg ${alg}, no signature`, unsigned({ header: { ...header, alg }, payload: claims }), "algorithm"],
    [
      `alg ${alg}, the signature of a good token`,
      unsigned({ header: { ...header, alg }, payload: claims }, goodSignature),
      "algorithm",
    ],
    [`alg ${alg}, no type, no key`, unsigned({ header: { alg }, payload: claims }), "algorithm"],
  ]);

  const sharedSecrets: Row[] = ["HS256", "HS384", "HS512"].flatMap((alg) =>
    Object.entries(publicSecrets(trusted)).map(
      ([form, secret]): Row => [
        `${alg} with the public key as secret, ${form}`,
        hmac(`sha${alg.slice(2)}`, secret, { header: { ...header, alg }, payload: claims }),
        "algorithm",
      ],
    ),
  );

  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  const as = (alg: string, kid = "good"): { header: object; payload: object } => ({
    header: { ...header, alg, kid },
    payload: claims,
  });
  const otherAlgorithms: Row[] = [
    ["RS384 by the right key", signedWith("sha384", trusted, as("RS384")), "algorithm"],
    ["RS512 by the right key", signedWith("sha512", trusted, as("RS512")), "algorithm"],
    ["PS256 by the right key", signedWith("sha256", trusted, as("PS256"), pss), "algorithm"],
    ["PS384 by the right key", signedWith("sha384", trusted, as("PS384"), pss), "algorithm"],
    ["PS512 by the right key", signedWith("sha512", trusted, as("PS512"), pss), "algorithm"],
    [
      "ES256 by a served key of that kind",
      signedWith("sha256", curveKey, as("ES256", "curve"), { dsaEncoding: "ieee-p1363" }),
      "algorithm",
    ],
    [
      "ES384 by a stranger's key",
      signedWith("sha384", ecKey("P-384"), as("ES384"), { dsaEncoding: "ieee-p1363" }),
      "algorithm",
    ],
    [
      "HS256 with a served secret",
      hmac("sha256", "secret-secret-secret-secret-secret", as("HS256", "secret")),
      "algorithm",
    ],
    ["RS256 in name, RS384 in truth", signedWith("sha384", trusted, valid), "badSignature"],
    ["RS256 in name, RS512 in truth", signedWith("sha512", trusted, valid), "badSignature"],
    ["RS256 in name, SHA-1 in truth", signedWith("sha1", trusted, valid), "badSignature"],
    ["RS256 in name, PS256 in truth", signedWith("sha256", trusted, valid, pss), "badSignature"],
    [
      "RS256 in name, HS256 in truth",
      hmac("sha256", String(publicSecrets(trusted)["SPKI text"]), valid),
      "badSignature",
    ],
    [
      "RS256 in name, Ed25519 in truth",
      signedWith(null as unknown as string, generateKeyPairSync("ed25519"), valid),
      "badSignature",
    ],
    ["a served key that is too short", rs256(shortKey, as("RS256", "short")), "unknownKey"],
    ["a served key for encryption", rs256(stranger, as("RS256", "encryption")), "unknownKey"],
    ["a served key for RS512", rs256(stranger, as("RS256", "other-algorithm")), "unknownKey"],
    ["a served key of a curve", rs256(stranger, as("RS256", "curve")), "unknownKey"],
    ["a served secret", rs256(stranger, as("RS256", "secret")), "unknownKey"],
  ];

  const flipped = (index: number): string => {
    const bytes = Buffer.from(goodSignature, "base64url");
    bytes.writeUInt8(bytes.readUInt8(index) ^ 1, index);
    return `${goodHeader}.${goodPayload}.${bytes.toString("base64url")}`;
  };
  const cut = (count: number): string =>
    `${goodHeader}.${goodPayload}.${part(Buffer.from(goodSignature, "base64url").subarray(0, count))}`;
  const signatures: Row[] = [
    ["signed by a stranger", rs256(stranger, valid), "badSignature"],
    ["no signature", `${goodHeader}.${goodPayload}.`, "badSignature"],
    ...[0, 127, 255].map(
      (index): Row => [`one bit of signature byte ${index} flipped`, flipped(index), "badSignature"],
    ),
    ...[1, 128, 255].map((count): Row => [`signature cut to ${count} bytes`, cut(count), "badSignature"]),
    [
      "signature with a byte more",
      `${goodHeader}.${goodPayload}.${part(Buffer.concat([Buffer.from(goodSignature, "base64url"), Buffer.of(0)]))}`,
      "badSignature",
    ],
    ["signature of zeros", `${goodHeader}.${goodPayload}.${part(Buffer.alloc(256))}`, "badSignature"],
    ["signature of ones", `${goodHeader}.${goodPayload}.${part(Buffer.alloc(256, 255))}`, "badSignature"],
    [
      "payload of another token",
      `${goodHeader}.${part({ ...claims, exp: nowS + 291 })}.${goodSignature}`,
      "badSignature",
    ],
    ["header of another token", `${part({ ...header, typ: "jwt" })}.${goodPayload}.${goodSignature}`, "badSignature"],
    ["no payload", `${goodHeader}..${goodSignature}`, "badSignature"],
    ["parts in another order", `${goodHeader}.${goodSignature}.${goodPayload}`, "badSignature"],
  ];

  const spare = String.fromCharCode(goodSignature.charCodeAt(goodSignature.length - 1) + 1);
  const shapes: Row[] = [
    ["header and payload only", `${goodHeader}.${goodPayload}`, "malformedToken"],
    ["one part", goodHeader, "malformedToken"],
    ["a dot", ".", "malformedToken"],
    ["two dots", "..", "malformedToken"],
    ["a fourth part", `${good}.x`, "malformedToken"],
    ["a dot at the end", `${good}.`, "malformedToken"],
    ["a dot in front", `.${good}`, "malformedToken"],
    ["dots doubled", good.replaceAll(".", ".."), "malformedToken"],
    ["five parts, as an encrypted token has", `${good}.AAAA.AAAA`, "malformedToken"],
    ["an empty header part", `.${goodPayload}.${goodSignature}`, "malformedToken"],
    ["padded header", `${goodHeader}=.${goodPayload}.${goodSignature}`, "malformedToken"],
    ["padded payload", `${goodHeader}.${goodPayload}==.${goodSignature}`, "malformedToken"],
    ["padded signature", `${good}==`, "malformedToken"],
    ["spare bits in the signature's last letter", good.slice(0, -1) + spare, "malformedToken"],
    ["a letter missing", good.slice(0, -1), "malformedToken"],
    ["base64 instead of base64url", `${goodHeader}.${goodPayload}.${goodSignature.slice(0, -4)}+/+A`, "malformedToken"],
    ["percent-encoded dots", good.replaceAll(".", "%2e"), "malformedToken"],
    ["quoted", `"${good}"`, "malformedToken"],
    ["in angle brackets", `<${good}>`, "malformedToken"],
    ["the word undefined", "undefined", "malformedToken"],
    ["the word null", "null", "malformedToken"],
    [
      "a JSON serialisation",
      JSON.stringify({ protected: goodHeader, payload: goodPayload, signature: goodSignature }).replaceAll(",", ";"),
      "malformedToken",
    ],
    ["header is not JSON", headed("{alg:RS256}"), "malformedToken"],
    ["header is truncated JSON", headed('{"alg":"RS256","kid":"good"'), "malformedToken"],
    ["header is a list", headed([header]), "malformedToken"],
    ["header is null", headed("null"), "malformedToken"],
    ["header is a string", headed('"RS256"'), "malformedToken"],
    ["header is a number", headed("256"), "malformedToken"],
    ["header is not UTF-8", headed(Buffer.from([0x7b, 0xff, 0x7d])), "malformedToken"],
    ["header is empty", headed("{}"), "algorithm"],
    ["header names alg twice, none last", headed('{"alg":"RS256","kid":"good","alg":"none"}'), "algorithm"],
    ["header hides alg in __proto__", headed('{"__proto__":{"alg":"RS256"},"kid":"good"}'), "algorithm"],
    ["longer than 16,384 characters", `${good}${"A".repeat(16_385)}`, "tokenTooLarge"],
    ["one character too long", "a".repeat(16_385), "tokenTooLarge"],
    ["a megabyte of dots", ".".repeat(1_048_576), "tokenTooLarge"],
    ["huge, though rightly signed", withClaims({ roles: "x".repeat(20_000) }), "tokenTooLarge"],
  ];

  const criticals: Row[] = [
    ...[["exp"], ["b64"], ["kid"], ["cty"], [], ["x", "x"], "exp", null, 1, {}].map(
      (crit): Row => [
        `crit ${seen(crit)}`,
        withHeader({ crit, ...(seen(crit) === '["b64"]' && { b64: false }) }),
        "criticalHeader",
      ],
    ),
    ...[false, true, null, "false", 0].map((b64): Row => [`b64 ${seen(b64)}`, withHeader({ b64 }), "unencodedPayload"]),
    ["b64 false, the payload unencoded", signedRaw(), "unencodedPayload"],
  ];
  function signedRaw(): string {
    const [head = "", , signature = ""] = withHeader({ b64: false }).split(".");
    return `${head}.${"e30"}.${signature}`;
  }

  const keyIds: Row[] = [
    ...[undefined, null, "", 1, ["good"], { kid: "good" }, true].map(
      (kid): Row => [`kid ${seen(kid)}`, withHeader({ kid }), "missingKeyId"],
    ),
    ...[
      "unknown",
      "Good",
      "GOOD",
      " good",
      "good ",
      "good\u0000",
      "__proto__",
      "constructor",
      "toString",
      "hasOwnProperty",
      "../../etc/passwd",
      "https://keys.example.com/",
      "' OR 1=1 --",
      "0",
      "*",
      "k".repeat(4_000),
    ].map((kid): Row => [`kid ${seen(kid).slice(0, 40)}`, withHeader({ kid }), "unknownKey"]),
  ];

  const own = jwk(stranger, { kid: "good", use: "sig", alg: "RS256" });
  const embedded: Row[] = Object.entries({
    jwk: own,
    jku: "https://keys.example.net/jwks.json",
    x5u: "https://keys.example.net/chain.pem",
    x5c: [Buffer.from(String(own["n"])).toString("base64")],
    jwks: { keys: [own] },
    keys: [own],
  }).flatMap(([member, value]): Row[] => [
    [
      `${member} in the header, a known kid`,
      rs256(stranger, { header: { ...header, [member]: value }, payload: claims }),
      "badSignature",
    ],
    [
      `${member} in the header, a kid of its own`,
      rs256(stranger, { header: { ...header, kid: "own", [member]: value }, payload: claims }),
      "unknownKey",
    ],
    [
      `${member} in the header, no kid`,
      rs256(stranger, { header: { ...header, kid: undefined, [member]: value }, payload: claims }),
      "missingKeyId",
    ],
  ]);

  const payloads: Row[] = [
    ["payload is a list", withPayload([claims]), "malformedClaims"],
    ["payload is null", withPayload("null"), "malformedClaims"],
    ["payload is true", withPayload("true"), "malformedClaims"],
    ["payload is a number", withPayload("1768473000"), "malformedClaims"],
    ["payload is a string", withPayload('"claims"'), "malformedClaims"],
    ["payload is a nested token, as cty says", withPayload(good), "malformedClaims"],
    ["payload is empty", withPayload(""), "malformedClaims"],
    ["payload is not JSON", withPayload("aud=1"), "malformedClaims"],
    ["payload is truncated JSON", withPayload(JSON.stringify(claims).slice(0, -1)), "malformedClaims"],
    ["payload is not UTF-8", withPayload(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])), "malformedClaims"],
    ["payload is an empty object", withPayload({}), "issuer"],
    ["claims hidden in __proto__", withPayload(`{"__proto__":${JSON.stringify(claims)}}`), "issuer"],
    ["claims one level down", withPayload({ claims }), "issuer"],
  ];

  const issuers: Row[] = [
    "",
    "https://api.botframework.com//",
    "https://api.botframework.com/x",
    "http://api.botframework.com",
    "HTTPS://API.BOTFRAMEWORK.COM",
    "https://api.botframework.com.example.net",
    "https://api.botframework.co",
    "https://api.botframework.com ",
    " https://api.botframework.com",
    "https://api.botframework.com:443",
    "https://api.botframework.com?",
    "https://api.botframework.com#",
    "https://user@api.botframework.com",
    "https://api.botfrarnework.com",
    "https://аpi.botframework.com",
    "api.botframework.com",
    "//api.botframework.com",
    "https://api.botframework.com\u0000",
    "https://api.botframework.us",
    "https://graph.microsoft.com.example.net",
    "https://graph.microsoft.us",
    "https://sts.windows.net/3b8e1d20-77aa-4c11-9f3e-5a6b7c8d9e0f/",
    "https://login.microsoftonline.com/common/v2.0",
    "/",
    "*",
    "null",
    undefined,
    null,
    1,
    true,
    {},
    [],
    ["https://api.botframework.com"],
    ["https://api.botframework.com", "https://graph.microsoft.com"],
    { toString: "https://api.botframework.com" },
  ].map((iss) => [`iss ${seen(iss)}`, withClaims({ iss }), "issuer"]);

  const audiences: Row[] = [
    ...[
      "",
      "00000000-0000-0000-0000-000000000000",
      appId.toUpperCase(),
      `${appId} `,
      ` ${appId}`,
      `api://${appId}`,
      `https://${appId}`,
      `spn:${appId}`,
      `${appId}/`,
      appId.replaceAll("-", ""),
      `{${appId}}`,
      appId.slice(0, -1),
      `${appId}0`,
      "https://graph.microsoft.com",
      "https://api.botframework.com",
      "*",
      "undefined",
      `${appId},${appId}`,
      `${appId}\u0000`,
      undefined,
      null,
      0,
      true,
      {},
      { [appId]: true },
    ].map((aud): Row => [`aud ${seen(aud)}`, withClaims({ aud }), "audience"]),
    ...[
      [],
      [appId],
      [appId, appId],
      [appId, "https://graph.microsoft.com"],
      ["https://graph.microsoft.com", appId],
      [null],
      [[appId]],
      [{ aud: appId }],
    ].map((aud): Row => [`aud ${seen(aud)}`, withClaims({ aud }), "audienceList"]),
  ];

  const noTimes = [
    undefined,
    null,
    String(nowS + 290),
    "NaN",
    "Infinity",
    "2026-01-15T10:34:50Z",
    "",
    true,
    false,
    [],
    [nowS + 290],
    {},
  ];
  const raw = (exp: string, nbf: string): string =>
    withPayload(`{"aud":"${appId}","iss":"https://graph.microsoft.com","exp":${exp},"nbf":${nbf}}`);
  const times: Row[] = [
    ...noTimes.map((exp): Row => [`exp ${seen(exp)}`, withClaims({ exp }), "missingExpiry"]),
    ...noTimes.map((nbf): Row => [`nbf ${seen(nbf)}`, withClaims({ nbf }), "missingNotBefore"]),
    ["exp 1e999", raw("1e999", String(nowS)), "missingExpiry"],
    ["exp -1e999", raw("-1e999", String(nowS)), "missingExpiry"],
    ["nbf -1e999", raw(String(nowS + 60), "-1e999"), "missingNotBefore"],
    ["exp 1e308", raw("1e308", String(nowS)), "lifetime"],
    ["exp and nbf 1e308", raw("1e308", "1e308"), "lifetime"],
    ["exp before nbf, both 1e308 in size", raw("-1e308", "1e308"), "lifetime"],
    ["neither exp nor nbf", withClaims({ exp: undefined, nbf: undefined }), "missingExpiry"],
    ["exp 300 s ago", withClaims({ exp: nowS - 300, nbf: nowS - 600 }), "expired"],
    ["exp 301 s ago", withClaims({ exp: nowS - 301, nbf: nowS - 601 }), "expired"],
    ["exp an hour ago", withClaims({ exp: nowS - 3_600, nbf: nowS - 3_900 }), "expired"],
    ["exp years ago", withClaims({ exp: 1_000_000_300, nbf: 1_000_000_000 }), "expired"],
    ["exp 0", withClaims({ exp: 0, nbf: -300 }), "expired"],
    ["exp -1", withClaims({ exp: -1, nbf: -300 }), "expired"],
    ["nbf in 301 s", withClaims({ nbf: nowS + 301, exp: nowS + 601 }), "notYetValid"],
    ["nbf in an hour", withClaims({ nbf: nowS + 3_600, exp: nowS + 3_900 }), "notYetValid"],
    ["nbf in a year", withClaims({ nbf: nowS + 31_536_000, exp: nowS + 31_536_300 }), "notYetValid"],
    ["lives 24 h and a second", withClaims({ nbf: nowS - 1, exp: nowS + 86_400 }), "lifetime"],
    ["lives a year", withClaims({ exp: nowS + 31_536_000 }), "lifetime"],
    ["lives for ever", withClaims({ exp: Number.MAX_SAFE_INTEGER }), "lifetime"],
    ["nbf 0, as if to skip it", withClaims({ nbf: 0 }), "lifetime"],
    ["exp in milliseconds", withClaims({ exp: (nowS + 290) * 1_000 }), "lifetime"],
    ["exp before nbf, both within the tolerance", withClaims({ nbf: nowS + 30, exp: nowS - 30 }), "lifetime"],
    ["exp the same as nbf", withClaims({ nbf: nowS, exp: nowS }), "lifetime"],
  ];

  /** A string without one of its letters, for each of them. */
  const shortened = (text: string): readonly (readonly [number, string])[] =>
    [...text].map((_, index) => [index, text.slice(0, index) + text.slice(index + 1)] as const);
  /** A string in which one letter is another one, for each of them. */
  const changed = (text: string): readonly (readonly [number, string])[] =>
    [...text].map((letter, index) => [
      index,
      text.slice(0, index) + (letter === "0" ? "1" : "0") + text.slice(index + 1),
    ]);

  const nearMisses: Row[] = [
    ...changed(appId).map(([index, aud]): Row => [`aud with another letter ${index}`, withClaims({ aud }), "audience"]),
    ...shortened(appId).map(([index, aud]): Row => [`aud without letter ${index}`, withClaims({ aud }), "audience"]),
    ...changed(claims.iss).map(
      ([index, iss]): Row => [`iss with another letter ${index}`, withClaims({ iss }), "issuer"],
    ),
    ...shortened(claims.iss).map(([index, iss]): Row => [`iss without letter ${index}`, withClaims({ iss }), "issuer"]),
    ...changed("good").map(
      ([index, kid]): Row => [`kid with another letter ${index}`, withHeader({ kid }), "unknownKey"],
    ),
    ...shortened("good").map(([index, kid]): Row => [`kid without letter ${index}`, withHeader({ kid }), "unknownKey"]),
    ...controls.map((code): Row => {
      const kid = `good${String.fromCharCode(code)}`;
      return [`kid with the control character ${code} behind it`, withHeader({ kid }), "unknownKey"];
    }),
    ...controls.map((code): Row => {
      const aud = String.fromCharCode(code) + appId;
      return [`aud with the control character ${code} in front`, withClaims({ aud }), "audience"];
    }),
  ];

  const everyEighth = Array.from({ length: 32 }, (_, index) => index * 8 + 3);
  const moreSignatures: Row[] = [
    ...everyEighth.map((index): Row => [`a bit of signature byte ${index} flipped`, flipped(index), "badSignature"]),
    ...everyEighth.map((count): Row => [`signature cut to ${count} of its bytes`, cut(count), "badSignature"]),
    ...[0, 8, 16, 64, 128].map((shift): Row => {
      const bytes = Buffer.from(goodSignature, "base64url");
      const rotated = Buffer.concat([bytes.subarray(shift + 1), bytes.subarray(0, shift + 1)]);
      return [
        `signature rotated by ${shift + 1} bytes`,
        `${goodHeader}.${goodPayload}.${part(rotated)}`,
        "badSignature",
      ];
    }),
  ];

  /** Letters that base64url does not have; a comma is another header, a space another scheme. */
  const foreign = [..."!\"#$%&'()*+/:;<=>?@[\\]^`{|}~"];
  const foreignLetters: Row[] = foreign.flatMap((letter) =>
    [goodHeader, goodPayload, goodSignature].map((text, index): Row => {
      const parts = [goodHeader, goodPayload, goodSignature];
      parts[index] = `${text.slice(0, 8)}${letter}${text.slice(9)}`;
      return [`${letter} in part ${index + 1}`, parts.join("."), "malformedToken"];
    }),
  );

  const algorithmsUnsigned: Row[] = ["HS256", "RS384", "RS512", "PS256", "ES256", "EdDSA", "rs256", "RS256 "].flatMap(
    (alg): Row[] => [
      [`alg ${alg}, without a signature`, unsigned({ header: { ...header, alg }, payload: claims }), "algorithm"],
      [
        `alg ${alg}, with the signature of a good token`,
        unsigned({ header: { ...header, alg }, payload: claims }, goodSignature),
        "algorithm",
      ],
      [
        `alg ${alg}, signed by a stranger`,
        rs256(stranger, { header: { ...header, alg }, payload: claims }),
        "algorithm",
      ],
      [`alg ${alg}, no kid`, unsigned({ header: { alg }, payload: claims }, goodSignature), "algorithm"],
    ],
  );

  const moreTimes: Row[] = [
    ...[1, 2, 5, 10, 60, 600, 7_200, 86_400, 604_800, 31_536_000].flatMap((over): Row[] => [
      [`exp ${over} s past the tolerance`, withClaims({ exp: nowS - 300 - over, nbf: nowS - 900 - over }), "expired"],
      [`nbf ${over} s before it`, withClaims({ nbf: nowS + 300 + over, exp: nowS + 600 + over }), "notYetValid"],
      [`lives ${over} s too long`, withClaims({ nbf: nowS, exp: nowS + 86_400 + over }), "lifetime"],
    ]),
    ...[
      "0x7fffffff",
      "1e3s",
      "+1",
      "1_000",
      " 1768473290",
      "1768473290 ",
      "1,768,473,290",
      "\u0661",
      "null",
      "-",
    ].flatMap((text): Row[] => [
      [`exp as the text ${seen(text)}`, withClaims({ exp: text }), "missingExpiry"],
      [`nbf as the text ${seen(text)}`, withClaims({ nbf: text }), "missingNotBefore"],
    ]),
  ];

  const tenants = [tenantId];
  const tenantRows: HostileCallback[] = [
    undefined,
    null,
    "",
    "11111111-1111-1111-1111-111111111111",
    tenantId.toUpperCase(),
    `${tenantId} `,
    [tenantId],
    1,
    true,
    {},
    "*",
    "common",
    ...changed(tenantId).map(([, tid]) => tid),
    ...shortened(tenantId).map(([, tid]) => tid),
    ...controls.map((code) => tenantId + String.fromCharCode(code)),
  ].map((tid) => ({
    name: `tid ${seen(tid)}`,
    authorization: `Bearer ${withClaims({ tid })}`,
    reason: "tenant",
    tenants,
  }));

  const headers: HostileCallback[] = (
    [
      ["no Authorization", undefined, "missingToken"],
      ["an empty Authorization", "", "missingToken"],
      ["the scheme alone", "Bearer", "missingToken"],
      ["the scheme and a space", "Bearer ", "missingToken"],
      ["no scheme", good, "wrongScheme"],
      ["Basic", "Basic dXNlcjpwYXNz", "wrongScheme"],
      ["Basic with a good token", `Basic ${good}`, "wrongScheme"],
      ["JWT", `JWT ${good}`, "wrongScheme"],
      ["Token", `Token ${good}`, "wrongScheme"],
      ["DPoP", `DPoP ${good}`, "wrongScheme"],
      ["Digest", `Digest ${good}`, "wrongScheme"],
      ["Bearer with a colon", `Bearer: ${good}`, "wrongScheme"],
      ["Bearer with an equals sign", `Bearer=${good}`, "wrongScheme"],
      ["Bearer without a space", `Bearer${good}`, "wrongScheme"],
      ["two spaces", `Bearer  ${good}`, "wrongScheme"],
      ["a tab", `Bearer\t${good}`, "wrongScheme"],
      ["a no-break space", `Bearer\u00a0${good}`, "wrongScheme"],
      ["Bearer twice", `Bearer Bearer ${good}`, "wrongScheme"],
      ["text after the token", `Bearer ${good} x`, "wrongScheme"],
      ["a space in the token", `Bearer ${good.slice(0, 20)} ${good.slice(20)}`, "wrongScheme"],
      ["Cyrillic look-alike, percent-encoded", `%D0%92earer ${good}`, "wrongScheme"],
      ["the same header twice", `Bearer ${good}, Bearer ${good}`, "duplicatedAuthorization"],
      ["a good one after a bad one", `Bearer x.y.z, Bearer ${good}`, "duplicatedAuthorization"],
      ["Basic and Bearer", `Basic dXNlcjpwYXNz, Bearer ${good}`, "duplicatedAuthorization"],
      ["a comma at the end", `Bearer ${good},`, "duplicatedAuthorization"],
      ["a comma in front", `,Bearer ${good}`, "duplicatedAuthorization"],
    ] as const
  ).map(([name, authorization, reason]) => ({ name, authorization, reason }));

  /** Letters that a header may hold and that stand for no space: after the scheme, and in place of one of its own. */
  const letters = Array.from({ length: 128 }, (_, index) => 128 + index);
  const schemes: HostileCallback[] = [
    ...letters.map(
      (code) => [`the letter ${code} for the space`, `Bearer${String.fromCharCode(code)}${good}`] as const,
    ),
    ...shortened("Bearer").map(
      ([index, scheme]) => [`the scheme without letter ${index}`, `${scheme} ${good}`] as const,
    ),
    ...changed("Bearer").map(
      ([index, scheme]) => [`the scheme with another letter ${index}`, `${scheme} ${good}`] as const,
    ),
  ].map(([name, authorization]) => ({ name, authorization, reason: "wrongScheme" }));

  const tokens = [
    ...algorithmWords,
    ...unsignedTokens,
    ...sharedSecrets,
    ...otherAlgorithms,
    ...signatures,
    ...shapes,
    ...criticals,
    ...keyIds,
    ...embedded,
    ...payloads,
    ...issuers,
    ...audiences,
    ...times,
    ...nearMisses,
    ...moreSignatures,
    ...foreignLetters,
    ...algorithmsUnsigned,
    ...moreTimes,
  ].map(([name, token, reason]): HostileCallback => ({ name, authorization: `Bearer ${token}`, reason }));
  const all = [...headers, ...schemes, ...tokens, ...tenantRows];
  return [...new Map(all.map((row) => [row.authorization, row])).values()];
}
