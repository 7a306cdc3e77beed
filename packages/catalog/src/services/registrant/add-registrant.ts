import type { Registrant } from "../../domain/registrant/registrant.ts";
import type { Party } from "../../domain/party/party.ts";
import { isTimeZone } from "../../domain/values/instant.ts";
import { CatalogError } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { partyNamed } from "../party/party-named.ts";

export interface RegistrantRequest {
  readonly name: string;
  readonly kind: Party["kind"];
  readonly agency?: string;
  readonly timeZone: string;
  readonly notes?: string;
}

/** Records who holds prefixes. The same name twice is the same registrant. */
export async function addRegistrant(
  context: CatalogContext,
  request: RegistrantRequest,
): Promise<Changed<{ readonly registrant: Registrant; readonly party: Party }>> {
  return change(context, { action: "addRegistrant" }, (transaction) => registrantInto(transaction, request));
}

export async function registrantInto(
  transaction: ChangeTransaction,
  request: RegistrantRequest,
): Promise<{ readonly registrant: Registrant; readonly party: Party }> {
  if (!isTimeZone(request.timeZone)) {
    const why = "it is not an IANA time zone such as Europe/Stockholm";
    throw new CatalogError("FIELD_VALUE", { field: "time_zone", value: request.timeZone, why });
  }
  const party = await partyNamed(transaction, request.name, { kind: request.kind });
  const [known] = await transaction.find("registrant", { partyId: party.id });
  transaction.tell({ registrant: transaction.personal(party.name, party.id) });
  if (known !== undefined) return { registrant: known, party };
  const registrant = await transaction.insert("registrant", {
    partyId: party.id,
    agency: request.agency ?? null,
    timeZone: request.timeZone,
    notes: request.notes ?? null,
  });
  return { registrant, party };
}
