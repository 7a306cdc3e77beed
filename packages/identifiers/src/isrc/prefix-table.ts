/**
 * The dated list of values for the first two characters of an ISRC, and who allocates prefix codes where.
 * A module of its own (`@deadwax/identifiers/prefixes`), so that programs that only read codes do not carry the list.
 */
import { AGENCY_ROWS, ALIASES, PREFIX_SOURCE, UNLISTED_ROWS, VALUE_ROWS } from "./prefix-data.ts";
import type { PrefixTable, PrefixValue } from "./prefixes.ts";

/** Who allocates prefix codes. */
export interface PrefixAgency {
  readonly id: string;
  readonly name: string;
  /** Whether it is the International Registration Authority, which serves who has no national agency. */
  readonly isInternational: boolean;
  /** Whether it serves its own customers only and nobody by country. */
  readonly isCompany: boolean;
  readonly website?: string;
  /** The territories it serves, by English name. */
  readonly territories: readonly string[];
  /** What the prefix codes it allocates may begin with, retired values left out. */
  readonly values: readonly string[];
}

/** One answer to "which country are you in?". */
export interface TerritoryAgency {
  /** ISO 3166-1 alpha-2, or XK for Kosovo. */
  readonly code: string;
  /** English name. */
  readonly territory: string;
  readonly agency: PrefixAgency;
  /** What to do next, in a sentence. */
  readonly guidance: string;
}

/** All values with their meaning, as the registration authority listed them on `date`. */
export const PREFIX_TABLE: PrefixTable & { readonly source: string } = {
  ...PREFIX_SOURCE,
  values: new Map(
    VALUE_ROWS.map(([value, territory, agency, kind, endedIn]): [string, PrefixValue] => [
      value,
      { value, territory, agency, kind, ...(endedIn === undefined ? {} : { endedIn }) },
    ]),
  ),
};

const INTERNATIONAL = "international";

interface Territory {
  readonly code: string;
  readonly name: string;
  readonly agency: string;
}

// A country that is no more has nobody to ask for a prefix; a retired value of a living territory has.
const TERRITORIES: readonly Territory[] = [
  ...VALUE_ROWS.filter(
    ([, , , kind, endedIn]) => kind === "country" || (kind === "retired" && endedIn === undefined),
  ).map(([code, name, agency]) => ({ code, name, agency })),
  ...UNLISTED_ROWS.map(([code, name]) => ({ code, name, agency: INTERNATIONAL })),
];

const AGENCIES: ReadonlyMap<string, PrefixAgency> = new Map(
  AGENCY_ROWS.map(([id, name, kind, website]): [string, PrefixAgency] => [
    id,
    {
      id,
      name,
      isInternational: kind === "international",
      isCompany: kind === "company",
      ...(website === undefined ? {} : { website }),
      territories: TERRITORIES.filter((territory) => territory.agency === id).map(
        (territory) => territory.name,
      ),
      values: VALUE_ROWS.filter((row) => row[2] === id && row[3] !== "retired").map(([value]) => value),
    },
  ]),
);

/** Every agency, the international one first. */
export function listAgencies(): readonly PrefixAgency[] {
  return [...AGENCIES.values()];
}

/** Every territory by English name, with the agency that serves it. */
export function listTerritories(): readonly TerritoryAgency[] {
  return TERRITORIES.map(describeTerritory).sort((one, other) =>
    sortKey(one.territory) < sortKey(other.territory) ? -1 : 1,
  );
}

function describeTerritory({ code, name, agency: id }: Territory): TerritoryAgency {
  const agency = agencyById(id);
  return { code, territory: name, agency, guidance: guidanceFor(name, agency) };
}

function guidanceFor(territory: string, agency: PrefixAgency): string {
  return agency.isInternational
    ? `${territory} has no national ISRC agency: ask the International Registration Authority at isrc.ifpi.org for a prefix code.`
    : `${agency.name} allocates prefix codes for ${territory}; ${agency.website ?? "isrc.ifpi.org"} says how to ask for one.`;
}

/**
 * Who allocates prefix codes for a territory (English name or ISO code), or who allocated the one that begins with a
 * value: `Germany`, `DE` and `QM` all have an answer. As a value, TC is TuneCore's, not the Turks and Caicos Islands'.
 */
export function agencyFor(territoryOrValue: string): PrefixAgency | undefined {
  const code = territoryOrValue.trim().toUpperCase();
  const value = PREFIX_TABLE.values.get(code);
  if (value !== undefined) return agencyById(value.agency);
  const territory = territoryFor(territoryOrValue);
  return territory === undefined ? undefined : territory.agency;
}

/** The territory with an English name, another usual name, or an ISO code. */
export function territoryFor(nameOrCode: string): TerritoryAgency | undefined {
  const wanted = sortKey(nameOrCode);
  const alias = Object.entries(ALIASES).find(([name]) => sortKey(name) === wanted)?.[1];
  const found = TERRITORIES.find(
    ({ code, name }) => code === alias || sortKey(code) === wanted || sortKey(name) === wanted,
  );
  return found === undefined ? undefined : describeTerritory(found);
}

function sortKey(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
}

function agencyById(id: string): PrefixAgency {
  const agency = AGENCIES.get(id);
  if (agency === undefined)
    throw new Error(`The prefix table names the agency ${id} and does not describe it`);
  return agency;
}
