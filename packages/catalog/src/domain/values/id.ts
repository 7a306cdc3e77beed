/** A UUIDv7 in lower-case text. The same in the database, the history, an export and the API; never reused. */
export type Id = string & { readonly __brand: "Id" };

const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;

export function isId(text: string): text is Id {
  return UUID_7.test(text);
}

/** The last eight digits: the random end, so that neighbors in time differ. What people type and see. */
export function shortId(id: Id): string {
  return id.slice(-8);
}
