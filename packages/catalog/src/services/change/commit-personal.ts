import { FIELDS, type EntityKind } from "../../domain/entity.ts";
import { canonicalJson, type Json } from "../../domain/history/canonical-json.ts";
import type { Commitment } from "../../domain/history/commitment.ts";
import type { Snapshot } from "../../domain/history/operation.ts";
import type { Digest, Randomness } from "../../ports/runtime.ts";
import type { PersonalValue } from "../../ports/store.ts";

const SALT_BYTES = 16;

/** The fields of each kind that the law may ask to erase. */
const PERSONAL_FIELDS = Object.fromEntries(
  Object.entries(FIELDS).map(([kind, fields]) => [
    kind,
    Object.entries(fields).flatMap(([field, type]) => (type.startsWith("personal") ? [field] : [])),
  ]),
) as unknown as Readonly<Record<EntityKind, readonly string[]>>;

/** Takes personal values out of what is to be chained, and collects them to be kept beside the chain. */
export interface PersonalVault {
  readonly values: readonly PersonalValue[];
  commit(value: Json, subjectId: string): Commitment;
  /** The snapshot with a commitment in place of each personal value. */
  seal(kind: EntityKind, entityId: string, row: Snapshot | null): Snapshot | null;
}

export function createPersonalVault(digest: Digest, random: Randomness): PersonalVault {
  const values: PersonalValue[] = [];
  const known = new Map<string, Commitment>();

  function commit(value: Json, subjectId: string): Commitment {
    const key = `${subjectId} ${canonicalJson(value)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const salt = random.hex(SALT_BYTES);
    const sealed = { $personal: commitmentOf(digest, salt, value) };
    values.push({ commitment: sealed.$personal, salt, value, subjectId });
    known.set(key, sealed);
    return sealed;
  }

  function seal(kind: EntityKind, entityId: string, row: Snapshot | null): Snapshot | null {
    if (row === null) return null;
    const personal = PERSONAL_FIELDS[kind];
    if (personal.length === 0) return row;
    const sealed: Record<string, Json> = { ...row };
    for (const field of personal) {
      const value = row[field];
      if (value !== undefined && value !== null) sealed[field] = commit(value, entityId);
    }
    return sealed;
  }

  return { values, commit, seal };
}

/** SHA-256 of salt, a line feed and the canonical JSON of the value. */
export function commitmentOf(digest: Digest, salt: string, value: Json): string {
  return digest.sha256(`${salt}\n${canonicalJson(value)}`);
}
