/** What can be odd about the frames of an MP3 file. */
import { count } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { ByteRange } from "./mp3-map.ts";

const FRAMES = ["frames"] as const;

export function junkBetween({ offset, size }: ByteRange): Issue {
  return {
    code: "MPEG_AUDIO_INTERRUPTED",
    severity: "warning",
    path: FRAMES,
    message: `At byte ${offset} the audio is interrupted by ${count(size, "byte")} that are not part of it.`,
  };
}

export function interruptions(more: number): Issue {
  return {
    code: "MPEG_AUDIO_INTERRUPTED",
    severity: "warning",
    path: FRAMES,
    message: `The audio is interrupted in ${count(more, "more place")}.`,
  };
}

export function junkBefore({ size }: ByteRange): Issue {
  return {
    code: "MPEG_BYTES_BEFORE_AUDIO",
    severity: "info",
    path: FRAMES,
    message: `${count(size, "byte")} before the first frame are neither a tag nor audio.`,
  };
}

export function junkBehind({ size }: ByteRange): Issue {
  return {
    code: "MPEG_BYTES_BEHIND_AUDIO",
    severity: "info",
    path: FRAMES,
    message: `${count(size, "byte")} behind the last frame are neither a tag nor audio.`,
  };
}

export function lastFrameCut(): Issue {
  return {
    code: "MPEG_LAST_FRAME_CUT",
    severity: "error",
    path: FRAMES,
    message: "The last frame is cut off; it was not counted.",
  };
}

export function formatChanges(): Issue {
  return {
    code: "MPEG_FORMAT_CHANGES",
    severity: "warning",
    path: FRAMES,
    message:
      "The sample rate, layer or version of the frames changes within the file, as when files are joined.",
  };
}

export function channelsChange(): Issue {
  return {
    code: "MPEG_CHANNELS_CHANGE",
    severity: "warning",
    path: FRAMES,
    message: "Some frames have one channel, others two.",
  };
}

export function framesMissing(stated: number, counted: number): Issue {
  return {
    code: "MPEG_FRAME_COUNT",
    severity: counted < stated ? "error" : "warning",
    path: FRAMES,
    message: `The first frame states ${count(stated, "frame")} of audio; there ${counted === 1 ? "is" : "are"} ${counted.toLocaleString("en-US")}.`,
    received: String(counted),
    expected: String(stated),
    ...(counted < stated && {
      hint: "Compare the length with what it should be; a copy or a download may not have finished.",
    }),
  };
}

export function noAudio(): Issue {
  return {
    code: "MPEG_NO_AUDIO",
    severity: "error",
    path: FRAMES,
    message: "The file holds no whole frame of audio, only one that describes others.",
    hint: "Nothing can be heard in it. Export the audio again, or copy it from where it came from.",
  };
}

export function trimImpossible(): Issue {
  return {
    code: "MPEG_TRIM_IMPOSSIBLE",
    severity: "warning",
    path: FRAMES,
    message:
      "The first frame states more added samples than there is audio; they were not taken off its length.",
  };
}
