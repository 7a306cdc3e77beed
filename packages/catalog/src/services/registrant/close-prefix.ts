import type { Mandate, Prefix } from "../../domain/prefix/prefix.ts";
import type { Id } from "../../domain/values/id.ts";
import type { PartialDate } from "../../domain/values/partial-date.ts";
import { CatalogError } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";

/** From this day on nothing is issued from the prefix; what it named stays. */
export async function closePrefix(
  context: CatalogContext,
  request: { readonly prefixId: Id; readonly on: PartialDate },
): Promise<Changed<Prefix>> {
  return change(context, { action: "closePrefix" }, async (transaction) => {
    const prefix = await transaction.require("prefix", request.prefixId);
    transaction.tell({ prefix: prefix.prefixCode, on: request.on });
    return transaction.update("prefix", prefix, { closedOn: request.on });
  });
}

export interface MandateRequest {
  readonly prefixId: Id;
  readonly clientPartyId: Id;
  readonly document: string;
  readonly validFrom?: PartialDate;
  readonly validTo?: PartialDate;
}

/** Records that a client appointed us to assign codes for its recordings, from a managed prefix. */
export async function addMandate(
  context: CatalogContext,
  request: MandateRequest,
): Promise<Changed<Mandate>> {
  return change(context, { action: "addMandate" }, async (transaction) => {
    const prefix = await transaction.require("prefix", request.prefixId);
    const client = await transaction.require("party", request.clientPartyId);
    if (prefix.control !== "managed") {
      const why =
        "a mandate belongs to a managed prefix, and this one is for the registrant's own recordings";
      throw new CatalogError("FIELD_VALUE", { field: "prefix", value: prefix.prefixCode, why });
    }
    transaction.tell({ prefix: prefix.prefixCode, client: transaction.personal(client.name, client.id) });
    return transaction.insert("mandate", {
      prefixId: prefix.id,
      clientPartyId: client.id,
      document: request.document,
      validFrom: request.validFrom ?? null,
      validTo: request.validTo ?? null,
    });
  });
}
