/** Format tags of the fmt chunk (RFC 2361 and the registry of mmreg.h). */
export const TAG_PCM = 0x0001;
export const TAG_FLOAT = 0x0003;
export const TAG_EXTENSIBLE = 0xfffe;

const CODECS: Readonly<Record<number, string>> = {
  0x0001: "pcm",
  0x0002: "adpcm_ms",
  0x0003: "pcm_float",
  0x0006: "pcm_alaw",
  0x0007: "pcm_mulaw",
  0x0011: "adpcm_ima_wav",
  0x0031: "gsm_ms",
  0x0050: "mp2",
  0x0055: "mp3",
  0x0092: "ac3",
  0x00ff: "aac",
  0x0160: "wmav1",
  0x0161: "wmav2",
  0x0162: "wmapro",
  0x0163: "wmalossless",
  0x1600: "aac",
  0x1602: "aac_latm",
  0x2000: "ac3",
  0x2001: "dts",
  0x674f: "vorbis",
  0xf1ac: "flac",
};

/** The name of a coding that is not linear: `mp3`, or `wav_0x1234` where the tag is in no table. */
export function nameWavCoding(tag: number): string {
  return CODECS[tag] ?? `wav_0x${tag.toString(16).padStart(4, "0")}`;
}
