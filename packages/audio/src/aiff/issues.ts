/** What can be odd about the format and the samples of an AIFF file. */
import { count } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";

const COMM = ["COMM"] as const;
const SSND = ["SSND"] as const;

export function secondChunk(id: string): Issue {
  return {
    code: "AIFF_SECOND_CHUNK",
    severity: "warning",
    path: [id],
    message: `There is more than one ${id} chunk; the first was read.`,
  };
}

export function fractionalRate(exact: number, used: number): Issue {
  return {
    code: "AIFF_SAMPLE_RATE_FRACTION",
    severity: "warning",
    path: COMM,
    message: `The sample rate is stated as ${exact} Hz; ${used} Hz was used, the nearest whole number.`,
    received: String(exact),
    expected: String(used),
  };
}

export function codingMissing(): Issue {
  return {
    code: "AIFF_CODING_MISSING",
    severity: "warning",
    path: COMM,
    message:
      "The file calls itself AIFF-C, but does not name its compression; its samples were read as uncompressed.",
  };
}

export function layoutUnknown(): Issue {
  return {
    code: "AIFF_LAYOUT_UNKNOWN",
    severity: "info",
    path: ["CHAN"],
    message: "The CHAN chunk does not name a known speaker for every channel; the stored order was kept.",
  };
}

export function noSamples(): Issue {
  return {
    code: "AIFF_NO_SAMPLES",
    severity: "error",
    path: SSND,
    message: "The file is complete, but holds no samples: its sound data is empty.",
    hint: "Nothing can be heard in it. Export the audio again.",
  };
}

/** The end of the samples that COMM states is not in the file. */
export function framesMissing(missing: number, stated: number, sampleRate: number): Issue {
  const seconds = (missing / sampleRate).toLocaleString("en-US", { maximumFractionDigits: 3 });
  return {
    code: "AIFF_DATA_CUT",
    severity: "error",
    path: SSND,
    message: `The end is missing: ${count(missing, "frame")} (${seconds} s) that the header promises are not in the file.`,
    received: String(stated - missing),
    expected: String(stated),
    hint: "Copy it again from where it came from; a copy or a download may not have finished.",
  };
}

/** The sound data goes on after the frames that COMM states. */
export function framesNotStated(stated: number, frames: number): Issue {
  const isOpen = stated === 0;
  const claim = isOpen ? "never says how many frames there are" : `states ${count(stated, "frame")}`;
  return {
    code: "AIFF_FRAMES_NOT_STATED",
    severity: isOpen ? "info" : "warning",
    path: COMM,
    message: `The COMM chunk ${claim}; the ${count(frames, "frame")} that are in the sound data were read.`,
    received: String(stated),
    expected: String(frames),
  };
}

export function partialFrame(rest: number): Issue {
  return {
    code: "AIFF_PARTIAL_FRAME",
    severity: "warning",
    path: SSND,
    message: `The data ends inside a frame; its last ${count(rest, "byte")} are no whole frame and were left out.`,
  };
}
