/** Arguments of ffmpeg for lossy files, with the extension they go with. */
export interface Coding {
  readonly name: string;
  readonly extension: string;
  readonly arguments: readonly string[];
}

export const MP3_320 = mp3(320);
export const MP3_128 = mp3(128);
export const MP3_64 = mp3(64);
export const AAC_128 = aac(128);
export const AAC_96 = aac(96);
export const AAC_64 = aac(64);
export const VORBIS_2: Coding = {
  name: "vorbis-q2",
  extension: "ogg",
  arguments: ["-c:a", "libvorbis", "-q:a", "2"],
};
export const OPUS_64: Coding = {
  name: "opus-64",
  extension: "opus",
  arguments: ["-c:a", "libopus", "-b:a", "64k"],
};
export const CODINGS = [MP3_320, MP3_128, MP3_64, AAC_128, AAC_64, VORBIS_2, OPUS_64] as const;

function mp3(kilobits: number): Coding {
  return {
    name: `mp3-${kilobits}`,
    extension: "mp3",
    arguments: ["-c:a", "libmp3lame", "-b:a", `${kilobits}k`],
  };
}

function aac(kilobits: number): Coding {
  return { name: `aac-${kilobits}`, extension: "m4a", arguments: ["-c:a", "aac", "-b:a", `${kilobits}k`] };
}
