import { describe, expect, test } from "vitest";
import { validateRecordResponseRequest } from "../../src/index.ts";

/** What a library that follows Standard Schema asks of a schema, and all that it knows of one: written by its published rules. */
interface AnySchema {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => AnyResult | Promise<AnyResult>;
    readonly types?: { readonly input: unknown; readonly output: unknown } | undefined;
  };
}
type AnyResult =
  | { readonly value: unknown; readonly issues?: undefined }
  | {
      readonly issues: readonly {
        readonly message: string;
        readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
      }[];
    };
type OutputOf<Schema extends AnySchema> = NonNullable<Schema["~standard"]["types"]>["output"];

/** A form library: the values when all are valid, else the messages by the name of their field. */
async function submit<Schema extends AnySchema>(
  schema: Schema,
  values: unknown,
): Promise<{ data: OutputOf<Schema> } | { errors: Record<string, string[]> }> {
  const result = await schema["~standard"].validate(values);
  if (!result.issues) return { data: result.value as OutputOf<Schema> };
  const errors: Record<string, string[]> = {};
  for (const { path = [], message } of result.issues) {
    const keys = path.map((part) => (typeof part === "object" ? part.key : part));
    const field = keys.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
    errors[field] = [...(errors[field] ?? []), message];
  }
  return { errors };
}

const prompt = { "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri: "https://cdn.contoso.com/ask.wav" } };

describe("RR-23 the request's validator is one of Standard Schema", () => {
  const standard = validateRecordResponseRequest["~standard"];

  test("it names its version and its vendor", () => {
    expect(standard).toEqual({
      version: 1,
      vendor: "graph-record-response",
      validate: expect.any(Function) as unknown,
    });
  });

  test("it is found by its property, as libraries look for it, and still is a function", () => {
    expect("~standard" in validateRecordResponseRequest).toBe(true);
    expect(validateRecordResponseRequest({})).toEqual([]);
  });

  test.each([{ value: {} }, { value: { prompts: [prompt], stopTones: ["#"], playBeep: null } }])(
    "a valid value comes out as it went in: $value",
    ({ value }) => {
      const result = standard.validate(value);
      expect(result).toEqual({ value });
      expect(result.issues === undefined && result.value).toBe(value);
    },
  );

  test.each([
    { value: null, path: [], message: "must be object" },
    {
      value: { maxRecordDurationInSeconds: 121 },
      path: ["maxRecordDurationInSeconds"],
      message: "must be 120 or less",
    },
    {
      value: { prompts: [{ ...prompt, mediaInfo: {} }] },
      path: ["prompts", 0, "mediaInfo", "uri"],
      message: "is required",
    },
    { value: { stopTones: ["#", 5] }, path: ["stopTones", 1], message: "must be string" },
    { value: { 0: true }, path: ["0"], message: "is not a member of the contract" },
    {
      value: { stopTone: ["#"] },
      path: ["stopTone"],
      message: 'is not a member of the contract; did you mean "stopTones"?',
    },
    { value: { "a/b~c": 1 }, path: ["a/b~c"], message: "is not a member of the contract" },
  ])("a fault has its message, and a path of names and places in lists: $path", ({ value, path, message }) => {
    expect(standard.validate(value)).toEqual({ issues: [{ message, path }] });
  });

  test("all faults come at once, the same as the function's own", () => {
    const faulty = { playBeep: "yes", prompts: [prompt, prompt], initialSilenceTimeoutInSeconds: 0 };
    const { issues = [] } = standard.validate(faulty);
    expect(issues.map(({ message }) => message)).toEqual(
      validateRecordResponseRequest(faulty).map(({ message }) => message),
    );
    expect(issues).toHaveLength(3);
  });

  test("a form that knows only the standard takes it as it is", async () => {
    expect(await submit(validateRecordResponseRequest, { playBeep: false })).toEqual({ data: { playBeep: false } });
    expect(
      await submit(validateRecordResponseRequest, {
        prompts: [{ ...prompt, mediaInfo: { uri: "ftp://cdn/ask.wav" } }],
        maxSilenceTimeoutInSeconds: 0,
      }),
    ).toEqual({
      errors: {
        ".prompts[0].mediaInfo.uri": ["must be an absolute http or https address"],
        ".maxSilenceTimeoutInSeconds": ["must be 1 or more"],
      },
    });
  });
});
