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
  readonly subjectId: Id;
  readonly name: string;
  readonly role: string;
}

/** Names a contributor. The same party in the same role twice is one credit. */
export async function addCredit(context: CatalogContext, request: CreditRequest): Promise<Changed<Credit>> {
  return change(context, { action: "credit" }, async (transaction) => {
    const party = await partyNamed(transaction, request.name);
    const credit = await creditInto(transaction, { ...request, partyId: party.id });
    const title = await subjectTitle(transaction, request);
    transaction.tell({ party: transaction.personal(party.name, party.id), role: credit.role, title });
    return credit;
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

/** Takes a credit back. */
export async function removeCredit(
  context: CatalogContext,
  request: CreditRequest,
): Promise<Changed<Credit>> {
  return change(context, { action: "uncredit" }, async (transaction) => {
    const parties = await transaction.find("party", { name: request.name.trim() });
    const all = await transaction.find("credit", { subjectId: request.subjectId });
    const role = request.role.trim().toLowerCase();
    const credit = all.find((one) => one.role === role && parties.some((party) => party.id === one.partyId));
    if (credit === undefined)
      throw new CatalogError("THING_NOT_FOUND", { kind: "credit", text: `${request.name} (${role})` });
    await transaction.remove("credit", [credit]);
    const title = await subjectTitle(transaction, request);
    transaction.tell({ party: transaction.personal(request.name, credit.partyId), role, title });
    return credit;
  });
}

async function subjectTitle(
  transaction: ChangeTransaction,
  subject: Pick<Credit, "subjectKind" | "subjectId">,
): Promise<string> {
  if (subject.subjectKind === "recording")
    return recordingName(await transaction.require("recording", subject.subjectId));
  return (await transaction.require(subject.subjectKind, subject.subjectId)).title;
}
