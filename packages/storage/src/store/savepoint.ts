import type { Savepoint } from "@deadwax/catalog";
import { sql } from "kysely";
import type { Session } from "./session.ts";

/** A point of the transaction to go back to. One at a time: they are not nested. */
export async function createSavepoint({ db }: Session): Promise<Savepoint> {
  await sql`savepoint deadwax_row`.execute(db);
  return {
    release: async () => {
      await sql`release savepoint deadwax_row`.execute(db);
    },
    rollBack: async () => {
      await sql`rollback to savepoint deadwax_row`.execute(db);
      await sql`release savepoint deadwax_row`.execute(db);
    },
  };
}
