/** What can be wrong with the samples of an MP4 or QuickTime file once they are read or decoded. */
import { count } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { frameTime } from "../decoding/frame-time.ts";

function issue(code: string, severity: Issue["severity"], message: string, hint?: string): Issue {
  return { code, severity, path: [], message, ...(hint === undefined ? {} : { hint }) };
}

const LISTEN =
  "Listen to this place. Compare the file with the original; a copy or a download may have gone wrong.";

/** Some packets in a row that are damaged for one reason. Frames of the track in front of them, and theirs. */
export interface DamagedPackets {
  readonly start: number;
  readonly frames: number;
  readonly packets: number;
  readonly problem: string;
}

export function packetsDamaged(
  { start, frames, packets, problem }: DamagedPackets,
  sampleRate: number,
): Issue {
  const are = packets === 1 ? "is" : "are";
  const instead = frames === 0 ? "" : `, and silence of ${frameTime(frames, sampleRate)} stands in the place`;
  const message = `At ${frameTime(start, sampleRate)} ${count(packets, "packet")} ${are} damaged${instead}: ${problem}.`;
  return issue("MP4_PACKET_DAMAGED", "error", message, LISTEN);
}

export function moreDamaged(places: number): Issue {
  return issue("MP4_PACKET_DAMAGED", "error", `Packets are damaged in ${count(places, "more place")}.`);
}

export function endsEarly(start: number, sampleRate: number, problem: string): Issue {
  const message = `At ${frameTime(start, sampleRate)} the audio that is there ends: ${problem}.`;
  return issue(
    "MP4_AUDIO_MISSING",
    "error",
    message,
    "Copy the file again from where it came from; a copy or a download may not have finished.",
  );
}

export function lengthDiffers(decoded: number, expected: number): Issue {
  const [got, wanted] = [decoded.toLocaleString("en-US"), expected.toLocaleString("en-US")];
  return {
    ...issue(
      "MP4_DECODED_LENGTH",
      "error",
      `Decoding gave ${got} frames that are to be heard; by its tables the file has ${wanted}.`,
      "Play the file in another program and compare what is heard.",
    ),
    received: String(decoded),
    expected: String(expected),
  };
}

export function severalSounds(amount: number): Issue {
  const message = `The file has ${count(amount, "sound track")} that are switched on; the first is described here.`;
  return issue("MP4_SEVERAL_SOUNDS", "warning", message, "Export each sound track to a file of its own.");
}

export function musicVideo(): Issue {
  return issue(
    "MP4_MUSIC_VIDEO",
    "info",
    "The file has pictures, which makes it a music video: its audio hash names sound and pictures together.",
  );
}

export function notHashed(reason: string): Issue {
  return issue("AUDIO_NOT_HASHED", "warning", `The file has no audio hash: ${reason}.`);
}
