/** What can be wrong with the packets of an Ogg file once they are read or decoded. */
import { count } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { frameTime } from "../decoding/frame-time.ts";

function issue(code: string, severity: Issue["severity"], message: string, hint?: string): Issue {
  return { code, severity, path: ["packets"], message, ...(hint === undefined ? {} : { hint }) };
}

const LISTEN =
  "Listen to this place. Compare the file with the original; a copy or a download may have gone wrong.";

export interface Place {
  /** Frames in front of it, as they are heard. */
  readonly start: number;
  readonly sampleRate: number;
}

export function packetsDamaged({ start, sampleRate }: Place, packets: number): Issue {
  const are = packets === 1 ? "is" : "are";
  const message = `At ${frameTime(start, sampleRate)} ${count(packets, "packet")} ${are} damaged.`;
  return issue("OGG_PACKET_DAMAGED", "warning", message, LISTEN);
}

export function packetsMissing({ start, sampleRate }: Place, frames: number | null): Issue {
  const unknown = "; how long they are is not known, and what follows may stand too early";
  const filled =
    frames === 0 ? "" : `; silence of ${frameTime(frames ?? 0, sampleRate)} stands in their place`;
  const message = `At ${frameTime(start, sampleRate)} packets are damaged or missing${frames === null ? unknown : filled}.`;
  return issue("OGG_PACKETS_MISSING", "warning", message, LISTEN);
}

export function morePlaces(places: number): Issue {
  return issue("OGG_PACKET_DAMAGED", "warning", `Packets are damaged in ${count(places, "more place")}.`);
}

export function lengthDiffers(decoded: number, expected: number): Issue {
  const [got, wanted] = [decoded.toLocaleString("en-US"), expected.toLocaleString("en-US")];
  return {
    code: "OGG_DECODED_LENGTH",
    severity: "error",
    path: ["packets"],
    message: `Decoding gave ${got} frames; by its positions the file has ${wanted}.`,
    received: String(decoded),
    expected: String(expected),
    hint: "Play the file in another program and compare what is heard.",
  };
}

export function otherStreams(amount: number): Issue {
  const message = `The file holds ${count(amount, "stream")} side by side; only the first of audio was decoded.`;
  return issue("OGG_OTHER_STREAMS", "warning", message);
}

export function severalUnhashed(amount: number): Issue {
  const message = `The file holds ${count(amount, "stream")} side by side, so it has no audio hash.`;
  return issue("OGG_OTHER_STREAMS", "warning", message);
}

export function chainedDecoded(): Issue {
  const message = "Another stream follows behind the end of the first; only the first was decoded.";
  const hint = "Split the file where its parts begin.";
  return issue("OGG_CHAINED", "warning", message, hint);
}

export function chainedUnhashed(): Issue {
  const message = "Another stream follows behind the end of the first, so the file has no audio hash.";
  return issue("OGG_CHAINED", "warning", message, "Split the file where its parts begin.");
}

export function notWhole(problem: string): Issue {
  return issue(
    "OGG_NOT_WHOLE",
    "warning",
    `The audio has no audio hash, because it is not whole: ${problem}`,
    "Copy the file again from where it came from.",
  );
}
