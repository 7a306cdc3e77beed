/** What was said of codes and of files that cannot be heard. */
import type { FileState, Truth } from "../folder/truth.ts";
import { groupsByFile } from "./groups.ts";
import type { Said } from "./said.ts";

export interface Told {
  /** Codes of tags that belong to no recording or another one, not called right for that file. */
  readonly wrongCodes: { readonly count: number; readonly of: number };
  readonly believed: readonly string[];
  /** Right codes of tags called right, beside a sheet that says the same. */
  readonly rightCodes: { readonly count: number; readonly of: number };
  readonly doubted: readonly string[];
  /** What was said of every file that is no whole recording. */
  readonly states: readonly { readonly path: string; readonly state: FileState; readonly said: string }[];
  readonly statesTold: { readonly count: number; readonly of: number };
}

export function scoreTold(truth: Truth, said: Said): Told {
  const groups = groupsByFile(said);
  const standingOf = (path: string, code: string): string =>
    groups.get(path)?.codes.find(({ isrc }) => isrc === code)?.standing ?? "not named";
  const tagged = truth.files.flatMap(({ path, tag }) =>
    tag === null ? [] : [{ path, ...tag, standing: standingOf(path, tag.code) }],
  );
  const inSheet = new Set(truth.rows.filter(({ faults }) => faults.length === 0).map(({ isrc }) => isrc));
  const wrong = tagged.filter(({ is }) => is !== "right");
  const right = tagged.filter(({ is, code }) => is === "right" && inSheet.has(code));
  const believed = wrong.filter(({ standing }) => standing === "right");
  const doubted = right.filter(({ standing }) => standing !== "right");
  const states = truth.files
    .filter(({ state }) => state !== "sound")
    .map(({ path, state }) => ({ path, state, said: sayOf(path, said) }));
  const told = states.filter((one) => isTold(one));
  const lineOf = ({ path, code, is, standing }: (typeof tagged)[number]): string =>
    `${path}: ${code} (${is}) was called ${standing}`;
  return {
    wrongCodes: { count: wrong.length - believed.length, of: wrong.length },
    believed: believed.map(lineOf),
    rightCodes: { count: right.length - doubted.length, of: right.length },
    doubted: doubted.map(lineOf),
    states,
    statesTold: { count: told.length, of: states.length },
  };
}

function sayOf(path: string, said: Said): string {
  const other = said.others.get(path);
  if (other !== undefined) return other;
  const group = groupsByFile(said).get(path);
  if (group === undefined) return "nothing";
  const mates = group.files.length - 1;
  const remarks = said.remarks.get(path) ?? [];
  return `a recording in ${group.family}, ${group.compared === null ? "root" : `${group.compared.relation}/${group.compared.verdict}`}, with ${mates} others${remarks.map((remark) => `; ${remark}`).join("")}`;
}

/** A tone is nobody's, yet it sounds: alone is right. */
function isTold({ state, said }: Told["states"][number]): boolean {
  if (state === "silent") return said.includes("silent");
  if (state === "plain") return said.includes("with 0 others") && said.includes("root");
  if (state === "cut-off")
    return !said.startsWith("a recording") || /;.*(?:cut|damaged|differs)/iu.test(said);
  return said !== "nothing" && !said.startsWith("a recording");
}
