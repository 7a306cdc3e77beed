import type { Party } from "../../domain/party/party.ts";
import { ERASED } from "../../domain/history/commitment.ts";
import type { Id } from "../../domain/values/id.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";

/**
 * Erases what is known of a person, as the law may ask: from the catalog and from the history, whose chain stays valid
 * because it holds commitments only. Cannot be undone. Artist lines printed on recordings and releases are changed with
 * `set`; backups made before keep what they have until they are deleted.
 */
export async function eraseParty(context: CatalogContext, partyId: Id): Promise<Changed<Party>> {
  return change(context, { action: "eraseParty" }, async (transaction) => {
    const party = await transaction.require("party", partyId);
    const erased = await transaction.update("party", party, {
      name: ERASED,
      sortName: null,
      isni: null,
      ipi: null,
      dpid: null,
      localNames: [],
      notes: null,
      erasedAt: transaction.now,
    });
    await transaction.writer.history.erasePersonal([partyId]);
    return erased;
  });
}
