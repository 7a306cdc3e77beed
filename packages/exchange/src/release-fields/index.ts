import type { ReleaseField } from "./field.ts";
import { RELEASE_LEVEL_FIELDS } from "./release-level-fields.ts";
import { TRACK_FIELDS } from "./track-fields.ts";

export { argument, type ReleaseField } from "./field.ts";

/** Everything that a column of a form or a template can be filled in with. */
export const RELEASE_FIELDS = [...RELEASE_LEVEL_FIELDS, ...TRACK_FIELDS] as const;

export type ReleaseFieldId = (typeof RELEASE_FIELDS)[number]["id"];

const BY_ID: ReadonlyMap<string, ReleaseField<ReleaseFieldId>> = new Map(
  RELEASE_FIELDS.map((field) => [field.id, field]),
);

export function findReleaseField(id: string): ReleaseField<ReleaseFieldId> | undefined {
  return BY_ID.get(id.trim().toLowerCase());
}

/** A field whose name is checked by the compiler. */
export function releaseField(id: ReleaseFieldId): ReleaseField<ReleaseFieldId> {
  const found = BY_ID.get(id);
  if (found === undefined) throw new Error(`there is no field ${id}`);
  return found;
}
