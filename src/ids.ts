declare const canonical: unique symbol;

/** An id in the one spelling that all sources agree on: dashed and lower-case where it is a GUID, else as it came. */
export type CanonicalId = string & { readonly [canonical]: true };

const guid = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/**
 * The canonical spelling of an id. Operation paths carry dash-less capitals where `id` and `Location` carry dashes and
 * small letters; text that is not 32 hexadecimal digits is kept as it is. [NT-06]
 */
export function canonicalId(id: string): CanonicalId {
  const parts = guid.exec(id.replaceAll("-", "").toLowerCase());
  return (parts ? parts.slice(1).join("-") : id) as CanonicalId;
}
