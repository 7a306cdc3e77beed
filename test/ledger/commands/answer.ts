/** What answers an earlier entry: none of it makes a number free. */
import { requireIsrc, removeRecording, undo, voidCode } from "@deadwax/catalog";
import { refresh } from "../refresh.ts";
import { attempt, remember } from "../world.ts";
import type { Command } from "./command.ts";

export const answerCommands: readonly Command[] = [
  {
    name: "void",
    weight: 6,
    run: async (world, site) => {
      const one = world.random.pick(site.coded);
      if (one === undefined) return "nothing to void";
      const work = voidCode(site.context, { isrc: requireIsrc(one.code), reason: "the wrong mix" });
      const { refused, value: changed } = await attempt(work, "LEDGER_STATE");
      await refresh(site);
      remember(site, changed?.operation ?? null);
      return refused === undefined ? one.code : `${one.code} is void already`;
    },
  },
  {
    name: "void what is held",
    weight: 3,
    run: async (world, site) => {
      const id = world.random.pick(site.held);
      if (id === undefined) return "nothing is held";
      const entries = await site.context.store.read((reader) => reader.ledger.latestForRecordings([id]));
      const held = entries.find(({ event }) => event === "reserved");
      if (held === undefined) return "it was answered";
      const code = `${held.prefixCode}${held.year}${String(held.designation).padStart(5, "0")}`;
      const { operation } = await voidCode(site.context, { isrc: requireIsrc(code), reason: "not needed" });
      remember(site, operation);
      await refresh(site);
      return code;
    },
  },
  {
    name: "remove a recording",
    weight: 4,
    run: async (world, site) => {
      const recordingId = world.random.pick([...site.coded.map(({ id }) => id), ...site.held]);
      if (recordingId === undefined) return "nothing to remove";
      const work = removeRecording(site.context, { recordingId, reason: "a duplicate" });
      const { value: changed } = await attempt(work);
      remember(site, changed?.operation ?? null);
      await refresh(site);
      return recordingId.slice(-8);
    },
  },
  {
    name: "undo",
    weight: 12,
    run: async (world, site) => {
      const operationId = world.random.pick(site.operations);
      if (operationId === undefined) return "nothing was done here";
      const work = undo(site.context, operationId);
      const { refused, value: changed } = await attempt(
        work,
        "UNDO_LATER_EDITS",
        "UNDO_SPENT",
        "UNDO_ALREADY",
        "UNDO_NEVER",
      );
      if (refused !== undefined) return refused.code;
      remember(site, changed.operation);
      await refresh(site);
      return `${changed.value.undone.action}: ${changed.value.spent.length} spent`;
    },
  },
];
