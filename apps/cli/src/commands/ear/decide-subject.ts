/** Which file and which recording a decision is about. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import {
  audioKey,
  CatalogError,
  findNamed,
  findRecording,
  isRefusal,
  type Asset,
  type CatalogContext,
  type Id,
} from "@deadwax/catalog";
import type { CommandContext } from "../../command/command.ts";
import type { OpenedContext } from "../../session/open-catalog.ts";
import { findOrAdd } from "../audio/attach.ts";

/** A path, the name of a file, or a recording that has one audio. A path the catalog does not know is read in. */
export async function fileInQuestion(
  command: CommandContext,
  catalog: OpenedContext,
  text: string,
): Promise<Asset> {
  const path = resolve(command.cwd, text);
  const isPath = text !== "" && existsSync(path);
  const assetId = isPath ? await findOrAdd(command, catalog, text) : await knownFile(catalog, { text, path });
  const asset = await catalog.store.read((reader) => reader.get("asset", assetId));
  if (asset === undefined) throw new CatalogError("THING_NOT_FOUND", { kind: "file", text });
  return asset;
}

async function knownFile(
  catalog: CatalogContext,
  { text, path }: { readonly text: string; readonly path: string },
): Promise<Id> {
  return catalog.store.read(async (reader) => {
    try {
      return (await findNamed(reader, "asset", text)).id;
    } catch (thrown) {
      if (!isUnknown(thrown)) throw thrown;
    }
    const recording = await findRecording(reader, text).catch((thrown: unknown) => {
      throw isUnknown(thrown) ? new CatalogError("DECIDE_WHAT", { text, path }) : thrown;
    });
    const assets = await reader.find("asset", { recordingId: recording.id });
    const whole = assets.filter(({ role }) => role !== "stem" && role !== "side");
    const [first] = whole;
    if (first === undefined) throw new CatalogError("THING_NOT_FOUND", { kind: "file", text });
    if (new Set(whole.map(audioKey)).size === 1) return first.id;
    const matches = whole.map(({ name }) => name).join(", ");
    throw new CatalogError("THING_AMBIGUOUS", { kind: "file", text, matches });
  });
}

function isUnknown(thrown: unknown): boolean {
  return isRefusal(thrown) && thrown.code === "THING_NOT_FOUND";
}
