/** The list of involved people in ID3v2: IPLS of 2.3, TIPL of 2.4. A role and a name stand by turns. */
import type { TagField, TagPlan } from "@deadwax/catalog";
import { planValues, type StatedPlace } from "../tagging/index.ts";
import { PEOPLE_ROLES } from "./fields.ts";

/** Who stands in a list in the roles that are fields of ours. */
export function readPeople(values: readonly string[]): { field: TagField; role: string; name: string }[] {
  return pairsOf(values).flatMap(([role, name]) => {
    const field = PEOPLE_ROLES.find(([, word]) => word === role.toLowerCase())?.[0];
    return field === undefined || name.trim() === "" ? [] : [{ field, role, name }];
  });
}

/** The list with the people of a plan: of the roles that it gives, in the place of the first; all others stay. */
export function mergePeople(found: readonly string[], plan: TagPlan): readonly string[] {
  const planned = plannedPeople(plan);
  const isPlanned = (role: string): boolean => planned.some(({ word }) => word === role.toLowerCase());
  const isSame = planned.every(({ field, names }) => {
    const there = readPeople(found).filter((person) => person.field === field);
    return there.length === names.length && there.every(({ name }, index) => name === names[index]);
  });
  if (isSame) return found;
  const kept = pairsOf(found).filter(([role]) => !isPlanned(role));
  const added = planned.flatMap(({ word, names }) => names.map((name): [string, string] => [word, name]));
  return [...kept, ...added].flat();
}

/** What the list then states, one place for each role. */
export function peopleStated(frame: string, plan: TagPlan): StatedPlace[] {
  return plannedPeople(plan).map(({ word, field, names }) => {
    return { place: `${frame}:${word}`, field, values: names };
  });
}

function plannedPeople(plan: TagPlan): { field: TagField; word: string; names: readonly string[] }[] {
  return PEOPLE_ROLES.flatMap(([field, word]) => {
    const names = planValues(plan, field);
    return names === null ? [] : [{ field, word, names }];
  });
}

function pairsOf(values: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < values.length; i += 2) pairs.push([values[i] ?? "", values[i + 1] ?? ""]);
  return pairs;
}
