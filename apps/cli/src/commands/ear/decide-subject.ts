/** Which file and which recording a decision is about. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import {
  audioKey,
  CatalogError,
  findNamed,
  findRecording,
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
  const isPath = existsSync(resolve(command.cwd, text));
  const assetId = isPath ? await findOrAdd(command, catalog, text) : await knownFile(catalog, text);
  const asset = await catalog.store.read((reader) => reader.get("asset", assetId));
  if (asset === undefined) throw new CatalogError("THING_NOT_FOUND", { kind: "file", text });
  return asset;
}

async function knownFile(catalog: CatalogContext, text: string): Promise<Id> {
  return catalog.store.read(async (reader) => {
    try {
      return (await findNamed(reader, "asset", text)).id;
    } catch (thrown) {
      if (!(thrown instanceof CatalogError) || thrown.code !== "THING_NOT_FOUND") throw thrown;
    }
    const recording = await findRecording(reader, text);
    const assets = await reader.find("asset", { recordingId: recording.id });
    const whole = assets.filter(({ role }) => role !== "stem" && role !== "side");
    const [first] = whole;
    if (first === undefined) throw new CatalogError("THING_NOT_FOUND", { kind: "file", text });
    if (new Set(whole.map(audioKey)).size === 1) return first.id;
    const matches = whole.map(({ name }) => name).join(", ");
    throw new CatalogError("THING_AMBIGUOUS", { kind: "file", text, matches });
  });
}
