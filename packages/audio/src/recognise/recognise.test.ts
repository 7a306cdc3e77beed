import { describe, expect, it } from "vitest";
import { openBytesSource } from "../riff/index.ts";
import { buildWav, latin1 } from "../testing.ts";
import { recognise } from "./recognise.ts";
import type { Recognised } from "./signatures.ts";

const look = (content: Uint8Array | string): Promise<Recognised> =>
  recognise(openBytesSource(typeof content === "string" ? latin1(content) : content));

/** Whole frames of MPEG-1 layer 3, 128 kbit/s, 44.1 kHz: 417 bytes each. */
const mpegFrames = (count: number): string => `\xff\xfb\x90\x00${"\x55".repeat(413)}`.repeat(count);
/** ADTS frames of 20 bytes, 44.1 kHz, stereo. */
const adtsFrames = (count: number): string =>
  `\xff\xf1\x50\x80\x02\x9f\xfc${"\x55".repeat(13)}`.repeat(count);
const id3 = (size: number): string => `ID3\x04\0\0\0\0\0${String.fromCharCode(size)}${"\0".repeat(size)}`;

describe("audio is recognised by content", () => {
  it.each<[string, Uint8Array | string, string, number]>([
    ["WAV", buildWav(), "wav", 0],
    ["RF64", buildWav({ form: "RF64" }), "rf64", 0],
    ["BW64", buildWav({ form: "BW64" }), "bw64", 0],
    ["AIFF", "FORM\0\0\0\x04AIFFCOMM", "aiff", 0],
    ["AIFF-C", "FORM\0\0\0\x04AIFCFVER", "aifc", 0],
    ["FLAC", "fLaC\0\0\0\x22", "flac", 0],
    ["FLAC behind an ID3v2 tag", `${id3(30)}fLaC\0\0\0\x22`, "flac", 40],
    ["MP3", mpegFrames(3), "mp3", 0],
    ["MP3 behind an ID3v2 tag", id3(30) + mpegFrames(1), "mp3", 40],
    ["MP3 behind zeros", "\0".repeat(300) + mpegFrames(3), "mp3", 0],
    ["MP3 behind something cut off", "\x12\x34\xff\x56" + mpegFrames(3), "mp3", 0],
    ["AAC", adtsFrames(4), "other", 0],
    ["M4A", "\0\0\0\x20ftypM4A \0\0\0\0", "mp4", 0],
    ["Ogg", "OggS\0\x02", "ogg", 0],
    ["Windows Media", "\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9", "other", 0],
    ["Monkey's Audio", "MAC \x96\x0f", "other", 0],
    ["WavPack", "wvpk\0\0", "other", 0],
    ["DSF", "DSD \x1c\0", "other", 0],
    ["Core Audio", "caff\0\x01\0\0", "other", 0],
  ])("%s", async (_, content, container, start) => {
    expect(await look(content)).toMatchObject({ kind: "audio", container, start });
  });

  it.each([
    ["", "an empty file"],
    ["Track list, final\r\n1. Night Drive\r\n", "text"],
    ["<!DOCTYPE html><html>", "a web page"],
    ["PK\x03\x04\x14\0", "a ZIP archive or an office document"],
    ["%PDF-1.4", "a PDF document"],
    ["\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"],
    ["MThd\0\0\0\x06", "a MIDI file, which holds notes and no sound"],
    ["\0\x05\x16\x07\0\x02\0\0", "the companion that macOS writes beside a file (its name starts with ._)"],
    ["\0".repeat(20_000), "nothing but zeros, as a broken download leaves them"],
    ["RIFF\0\0\0\0WEBPVP8 ", "a WebP picture"],
    [id3(30), "an ID3 tag with nothing behind it"],
    [`${id3(30)}something else`, "an ID3 tag with no audio that is known behind it"],
  ])("and %j is not audio but %s", async (content, seems) => {
    expect(await look(content)).toEqual({ kind: "not-audio", seems });
  });

  it("one header of MPEG audio by chance is not enough", async () => {
    expect(await look(`some data \xff\xfb\x90\x00${"\x55".repeat(1000)}`)).toMatchObject({
      kind: "not-audio",
    });
  });
});
