/**
 * What forms, routers and others of https://standardschema.dev (version 1) ask of a validator: a property `~standard`
 * whose `validate` gives the value or its faults. `types` is for the compiler alone.
 */
export interface StandardSchema<Value> {
  readonly "~standard": {
    readonly version: 1;
    /** The library that the validator comes from. */
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Value>;
    readonly types?: { readonly input: Value; readonly output: Value } | undefined;
  };
}

/** The value as it was given, or why it is not valid; `path` has a name for a member and a number for an item of a list. */
export type StandardResult<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path: readonly (string | number)[] }[] };
