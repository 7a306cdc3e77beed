import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import { prefixInto, type PrefixRequest } from "../registrant/add-prefix.ts";
import { registrantInto, type RegistrantRequest } from "../registrant/add-registrant.ts";

export interface InitRequest {
  readonly registrant?: RegistrantRequest;
  readonly prefix?: Omit<PrefixRequest, "registrantId">;
}

/** Writes the first link of a new catalog's history, with the registrant and prefix when there are any. */
export async function initCatalog(context: CatalogContext, request: InitRequest): Promise<Changed<void>> {
  return change(context, { action: "init" }, async (transaction) => {
    const catalog = await transaction.require("catalog", transaction.catalogId);
    if (request.registrant !== undefined) {
      const { registrant } = await registrantInto(transaction, request.registrant);
      if (request.prefix !== undefined)
        await prefixInto(transaction, { ...request.prefix, registrantId: registrant.id });
    }
    transaction.tell({ name: catalog.name });
    transaction.tellAlways();
  });
}
