import type { Credit, Party } from "../../domain/party/party.ts";
import { recordingName } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { newParty, partyNamed } from "./party-named.ts";

/** Adds a party, also one with a name that another has: two people may share one. */
export async function addParty(
  context: CatalogContext,
  given: { readonly name: string; readonly kind: Party["kind"] },
): Promise<Changed<Party>> {
  const name = given.name.trim();
  if (name === "") throw new CatalogError("NAME_EMPTY", { kind: "party" });
  return change(context, { action: "addParty" }, async (transaction) => {
    const party = await transaction.insert("party", newParty(name, given.kind));
    transaction.tell({ party: transaction.personal(party.name, party.id) });
    return party;
  });
}

export interface CreditRequest {
  readonly subjectKind: Credit["subjectKind"];
  readonly subjectIds: readonly Id[];
  readonly name: string;
  readonly role: string;
}

/** Names a contributor of one or many things, in one operation. The same party in the same role twice is one credit. */
export async function addCredits(
  context: CatalogContext,
  request: CreditRequest,
): Promise<Changed<readonly Credit[]>> {
  return change(context, { action: "credit" }, async (transaction) => {
    const party = await partyNamed(transaction, request.name);
    const credits: Credit[] = [];
    for (const subjectId of new Set(request.subjectIds))
      credits.push(await creditInto(transaction, { ...request, subjectId, partyId: party.id }));
    await tellCredits(transaction, { ...request, name: party.name }, party.id);
    return credits;
  });
}

export async function creditInto(
  transaction: ChangeTransaction,
  given: Pick<Credit, "subjectKind" | "subjectId" | "partyId" | "role">,
): Promise<Credit> {
  const role = given.role.trim().toLowerCase();
  if (role === "")
    throw new CatalogError("FIELD_VALUE", { field: "role", value: given.role, why: "it is empty" });
  const { subjectKind, subjectId, partyId } = given;
  const all = await transaction.find("credit", { subjectId });
  const same = all.find((credit) => credit.partyId === partyId && credit.role === role);
  const position = Math.max(0, ...all.map((credit) => credit.position)) + 1;
  return same ?? transaction.insert("credit", { subjectKind, subjectId, partyId, role, position });
}

/** Takes credits back, in one operation. */
export async function removeCredits(
  context: CatalogContext,
  request: CreditRequest,
): Promise<Changed<readonly Credit[]>> {
  return change(context, { action: "uncredit" }, async (transaction) => {
    const parties = new Set(
      (await transaction.find("party", { name: request.name.trim() })).map(({ id }) => id),
    );
    const role = request.role.trim().toLowerCase();
    const credits: Credit[] = [];
    for (const subjectId of new Set(request.subjectIds)) {
      const all = await transaction.find("credit", { subjectId });
      const credit = all.find((one) => one.role === role && parties.has(one.partyId));
      if (credit === undefined)
        throw new CatalogError("THING_NOT_FOUND", { kind: "credit", text: `${request.name} (${role})` });
      credits.push(credit);
    }
    await transaction.remove("credit", credits);
    const [first] = credits;
    if (first !== undefined) await tellCredits(transaction, request, first.partyId);
    return credits;
  });
}

async function tellCredits(
  transaction: ChangeTransaction,
  { subjectKind, subjectIds, name, role }: CreditRequest,
  partyId: Id,
): Promise<void> {
  const count = new Set(subjectIds).size;
  const [first] = subjectIds;
  if (first === undefined) return;
  transaction.tell({
    party: transaction.personal(name, partyId),
    role: role.trim().toLowerCase(),
    title: await subjectTitle(transaction, subjectKind, first),
    ...(count === 1 ? {} : { kind: subjectKind, count }),
  });
}

async function subjectTitle(
  transaction: ChangeTransaction,
  kind: Credit["subjectKind"],
  id: Id,
): Promise<string> {
  if (kind === "recording") return recordingName(await transaction.require("recording", id));
  return (await transaction.require(kind, id)).title;
}
