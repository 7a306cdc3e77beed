import type { Party } from "../../domain/party/party.ts";
import { CatalogError } from "../../errors/index.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { storableText } from "../change/storable.ts";

/** The party of that exact name, made when there is none. Two people of one name are told apart by id. */
export async function partyNamed(
  transaction: ChangeTransaction,
  name: string,
  kind: Party["kind"] = "person",
): Promise<Party> {
  const trimmed = storableText(name).trim();
  if (trimmed === "") throw new CatalogError("NAME_EMPTY", { kind: "party" });
  const [known] = await transaction.find("party", { name: trimmed });
  return known ?? transaction.insert("party", newParty(trimmed, kind));
}

export function newParty(name: string, kind: Party["kind"]): Omit<Party, "id" | "revision"> {
  return {
    name,
    sortName: null,
    kind,
    isni: null,
    ipi: null,
    dpid: null,
    localNames: [],
    notes: null,
    erasedAt: null,
  };
}
