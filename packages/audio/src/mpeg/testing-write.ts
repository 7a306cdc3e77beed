import type { TagPlan } from "@deadwax/catalog";
import { openBytesSource } from "../riff/index.ts";
import { planMp3Write, readMp3Map, type Mp3Map, type Mp3Write } from "./index.ts";

export interface Written extends Mp3Write {
  readonly bytes: Buffer;
  /** Of the written file. */
  readonly map: Mp3Map;
}

/** Writes into memory what is planned for a file. */
export async function writeMp3(old: Uint8Array, plan: TagPlan): Promise<Written> {
  const write = planMp3Write(await readMp3Map(openBytesSource(old)), plan);
  const bytes = Buffer.concat(
    write.pieces.map((piece) =>
      piece.kind === "new" ? piece.bytes : old.subarray(piece.offset, piece.offset + piece.size),
    ),
  );
  return { ...write, bytes, map: await readMp3Map(openBytesSource(bytes)) };
}

/** The coded audio of a file, all frames in a row. */
export async function audioOf(bytes: Uint8Array): Promise<Buffer> {
  const { parts } = await readMp3Map(openBytesSource(bytes));
  const audio = parts.filter(({ kind }) => kind === "frames" || kind === "info-frame");
  return Buffer.concat(audio.map(({ offset, size }) => bytes.subarray(offset, offset + size)));
}
