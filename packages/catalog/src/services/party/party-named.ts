import type { Party } from "../../domain/party/party.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { storableText } from "../change/storable.ts";

/** Names that were gathered, where many are looked up. */
interface KnownParties {
  find(name: string): Promise<readonly Party[]>;
  add(name: string, id: Id): void;
}

interface Naming {
  /** What it is where it has to be made. Default person. */
  readonly kind?: Party["kind"];
  readonly known?: KnownParties;
}

/** The party of that exact name, made when there is none. Two people of one name are told apart by id. */
export async function partyNamed(
  transaction: ChangeTransaction,
  name: string,
  { kind = "person", known }: Naming = {},
): Promise<Party> {
  const trimmed = storableText(name).trim();
  if (trimmed === "") throw new CatalogError("NAME_EMPTY", { kind: "party" });
  const [found] = await (known?.find(trimmed) ?? transaction.find("party", { name: trimmed }));
  if (found !== undefined) return found;
  const party = await transaction.insert("party", newParty(trimmed, kind));
  known?.add(party.name, party.id);
  return party;
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
