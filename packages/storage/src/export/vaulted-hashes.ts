import type { Session } from "../store/session.ts";

const PAGE = 500;

/** The hashes of all files that assets have in the vault, each once, ascending. */
export async function* vaultedHashes(session: Session): AsyncGenerator<string> {
  let after = "";
  for (;;) {
    const rows = await session.entities
      .selectFrom("asset")
      .select("sha256")
      .distinct()
      .where("catalog_id", "=", session.catalogId)
      .where("is_vaulted", "=", 1)
      .where("sha256", ">", after)
      .orderBy("sha256")
      .limit(PAGE)
      .execute();
    const hashes = rows.map(({ sha256 }) => String(sha256));
    yield* hashes;
    const last = hashes.at(-1);
    if (last === undefined || hashes.length < PAGE) return;
    after = last;
  }
}
