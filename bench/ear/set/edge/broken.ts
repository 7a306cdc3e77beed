import { closeSync, openSync, readSync, statSync, writeFileSync } from "node:fs";
import { edit, type Label } from "../labels.ts";
import type { Piece } from "../piece.ts";
import { ffmpeg, type Making } from "../tools.ts";
import { beside, type EdgeSet } from "./edge-set.ts";

/** Uploads that broke off. What is there is the recording; that it ends early is told by the bytes. */
export function brokenSet({ master, seconds }: Piece): EdgeSet {
  const shares = { "broken.mp3": 0.61, "broken.flac": 0.57, "broken.wav": 0.66, "broken.ogg": 0.53 };
  const coding: Readonly<Record<string, readonly string[]>> = {
    "broken.mp3": ["-b:a", "128k"],
    "broken.flac": ["-c:a", "flac"],
    "broken.wav": ["-c:a", "pcm_s16le"],
    "broken.ogg": ["-c:a", "libvorbis", "-q:a", "4"],
  };
  const files = Object.fromEntries(
    Object.entries(shares).flatMap(([name, share]): [string, Making][] => {
      const whole = name.replace("broken", "whole");
      return [
        [whole, (to) => [ffmpeg("-i", master, ...(coding[name] ?? []), to)]],
        [name, (to, scratch) => (writeFileSync(to, firstBytes(beside(whole)(scratch), share)), [])],
      ];
    }),
  );
  const brokenLabel = (share: number): Label => ({
    ...edit((1 - share) * seconds, { kind: "cut-off" }),
    relations: ["edit", "unsure"],
    verdicts: ["new", "ask"],
  });
  return {
    files,
    pairs: Object.entries(shares).flatMap(([name, share]) => {
      const extension = name.split(".")[1] ?? "";
      return [
        { variant: `broken-off-${extension}`, a: `whole.${extension}`, b: name, label: brokenLabel(share) },
      ];
    }),
  };
}

function firstBytes(path: string, share: number): Uint8Array {
  const bytes = new Uint8Array(Math.floor(statSync(path).size * share));
  const file = openSync(path, "r");
  readSync(file, bytes, 0, bytes.length, 0);
  closeSync(file);
  return bytes;
}
