/** Numbers that others used: entered one by one, or with a sheet. */
import { createHash } from "node:crypto";
import { enterCode, importSheet, requireIsrc, type Id, type SheetRow } from "@deadwax/catalog";
import { addDrafts } from "../recordings.ts";
import { codeOf, Violation, type Code } from "../model.ts";
import { attempt, LARGE_PREFIX, mustRefuse, remember, yearNow, type Site, type World } from "../world.ts";
import type { Command } from "./command.ts";

/** A number nobody has seen, a little above the highest of the year. Undefined when the year ends first. */
async function numberAhead(world: World, site: Site, distance: number): Promise<Code | undefined> {
  await site.audit.run(site.context.store);
  const year = yearNow(world);
  const prefixCode = LARGE_PREFIX.replace("-", "");
  const isAway = (designation: number): boolean =>
    world.delegated.some(({ from, to }) => designation >= from && designation <= to);
  const highest = world.model.highestSeen(prefixCode, year, { from: 0, to: 40_000 });
  const designation = highest + distance;
  if (designation > 99_999 || isAway(designation)) return undefined;
  const code = codeOf({ prefixCode, year, designation });
  return world.model.hasSeen(code) || site.audit.last.has(code) ? undefined : code;
}

/** After a restore, numbers of a block that the older database does not know count as its own. */
function isBehind({ delegated }: World, site: Site, code: Code): boolean {
  return [...site.audit.last.keys()].some((known) => {
    const designation = Number(known.slice(-5));
    const isAway = delegated.some(({ from, to }) => designation >= from && designation <= to);
    return known.slice(0, 7) === code.slice(0, 7) && known > code && !isAway;
  });
}

async function enter(site: Site, recordingId: Id, code: Code) {
  const isrc = requireIsrc(code);
  return enterCode(site.context, { recordingId, isrc, source: "distributor", sourceName: "Distributor" });
}

export const enterCommands: readonly Command[] = [
  {
    name: "enter",
    weight: 4,
    isForOriginal: true,
    run: async (world, site) => {
      const code = await numberAhead(world, site, world.random.size(60));
      if (code === undefined) return "no number";
      const [id] = await addDrafts(site.context, 1);
      if (id === undefined) throw new Violation("no recording was made");
      const { refused, value: changed } = await attempt(enter(site, id, code), "CODE_JUMPS");
      if (refused !== undefined) return refused.code;
      world.model.saw(code, "a distributor's page");
      site.coded.push({ id, code });
      remember(site, changed.operation);
      return code;
    },
  },
  {
    name: "enter far ahead",
    weight: 1,
    isForOriginal: true,
    run: async (world, site) => {
      const code = await numberAhead(world, site, 15_000 + world.random.int(0, 4_000));
      if (code === undefined) return "no number";
      if (isBehind(world, site, code)) return "the ledger is further ahead";
      const [id] = await addDrafts(site.context, 1);
      if (id === undefined) throw new Violation("no recording was made");
      await mustRefuse(enter(site, id, code), "CODE_JUMPS");
      return `${code} is questioned`;
    },
  },
  {
    name: "enter a foreign code",
    weight: 1,
    run: async (world, site) => {
      const [id] = await addDrafts(site.context, 1);
      if (id === undefined) throw new Violation("no recording was made");
      const code = `QZZZZ${String(world.random.int(0, 9_999_999)).padStart(7, "0")}`;
      const { value: changed } = await attempt(enter(site, id, code), "CODE_ON_OTHER");
      remember(site, changed?.operation ?? null);
      return code;
    },
  },
  {
    name: "import a sheet",
    weight: 3,
    isForOriginal: true,
    run: async (world, site) => {
      const codes = new Set<Code>();
      for (let row = 0; row < world.random.int(1, 6); row += 1) {
        const code = await numberAhead(world, site, world.random.int(1, 30));
        if (code !== undefined) codes.add(code);
      }
      const rows = [...codes].map((code, index) => {
        const values: Partial<SheetRow> = { title: `Sheet row ${code}`, isrc: requireIsrc(code) };
        return { row: index + 2, values, clear: [], issues: [], cells: [] };
      });
      const { value: changed } = await attempt(
        importSheet(site.context, {
          source: "codes.csv",
          sha256: createHash("sha256")
            .update([...codes].join())
            .digest("hex"),
          mapping: {},
          rows,
          mayCreate: true,
          maySkipAhead: true,
        }),
      );
      if (changed === undefined) return "";
      const { created, failed } = changed.value;
      if (created !== codes.size) throw new Violation(`${failed} rows of the sheet failed`);
      for (const code of codes) world.model.saw(code, "a sheet");
      remember(site, changed.operation);
      return `${created} rows`;
    },
  },
];
