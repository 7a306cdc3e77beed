import { expect, it } from "vitest";
import { codesInText } from "./codes-in-text.ts";

const CODE = "USRC17607839";

it.each([
  "USRC17607839.wav",
  "usrc17607839_final2 USE THIS.wav",
  "US-RC1-76-07839 - Night Drive.wav",
  "US\u2011RC1\u201176\u201107839.wav",
  "US\u2013RC1\u201376\u201307839.wav",
  "US\u2212RC1\u221276\u221207839.wav",
  "US\u00adRC1\u00ad76\u00ad07839.wav",
  "US_RC1_76_07839_master.wav",
  "US.RC1.76.07839.wav",
  "Song [US RC1 76 07839].wav",
  "Song us rc1 76 07839.wav",
  "Song (US - RC1 - 76 - 07839)_24bit.WAV",
  "US RC17607839.wav",
  "USRC1-76-07839.wav",
  "US-RC1-7607839.wav",
  "USRC17607839_final.wav",
  "finalUSRC17607839.wav",
  "USRC17607839final.wav",
  "ISRCUSRC17607839.wav",
  "isrc:usrc17607839",
  "ISRC US-RC1-76-07839; mastered 2024-01-15",
  "夜曲 USRC17607839",
])("finds the code in %j", (text) => {
  expect(codesInText(text).map(({ isrc }) => isrc)).toEqual([CODE]);
});

it("finds several, each once, as they stand there", () => {
  expect(codesInText("US-RC1-76-07839, USRC17607839 and GB AYE 99 00123")).toEqual([
    { isrc: CODE, written: "US-RC1-76-07839" },
    { isrc: "GBAYE9900123", written: "GB AYE 99 00123" },
  ]);
});

it.each(["XUSRC17607839.wav", "USRC176078390.wav", "USRC1760783.wav", "US/RC1/76/07839"])(
  "finds no code in %j, which is longer, shorter or in parts",
  (text) => {
    expect(codesInText(text)).toEqual([]);
  },
);

/** Names of files as musicians, programs and devices give them, none with a code. */
const NAMES = `
  Midnight Drive.wav | 01 Midnight Drive final2 USE THIS.wav | Midnight Drive MASTER.wav | midnight drive (radio edit).wav | Midnight Drive_instrumental.wav
  bounce_midnight-drive_live.wav | 02 - Harbour Lights.wav | Harbour Lights (Remix) v3.wav | harbour lights demo.wav | Paper Moon - sped up.wav
  04_Última Noche.wav | Track 01.wav | Audio Track-1.wav | Audio 1_12.wav | AUDIO0012345.wav
  DEMO20240115.wav | demo20231224.wav | TAKE20240302.wav | take12345678.wav | LIVE20190712.aif
  REC20240115.wav | REC_0012.wav | ZOOM0012.WAV | ZOOM00123456.WAV | ZOOM0001_LR.WAV
  STE-000.wav | DR0000_0123.wav | DR-40X_0001S12.wav | IMG_1234.mov | IMG_20240115_123456.mp4
  IMG20240115123456.mp4 | VID_20240115_123456.mp4 | VID-20240115-WA0003.mp4 | AUD-20240115-WA0003.m4a | PTT-20240115-WA0012.opus
  PXL_20240115_123456789.mp4 | MVI_1234.MOV | DSC_0001.MOV | DJI_0123.MP4 | GX010023.MP4
  Screen Recording 2024-01-15 at 12.34.56.mov | Recording 2024-01-15 123456.wav | New Recording 12.m4a | Neue Aufnahme 3.m4a | Voice Memo 2024 01 15.m4a
  Voice 001.m4a | Voice0012345.m4a | VOICE20240115.m4a | 2024-01-15 12-34-56.wav | 20240115_123456.wav
  20261122-123456.wav | 1705312345.wav | Rec at 2024011512.wav | Session on 1234567890.wav | mix 2024 0115.wav
  Mix_20240115_v2.wav | MixA 24 48000.wav | Am 128 24 44100.wav | Am_128_24_44100.wav | my-mix-24-96000.wav
  Gm 140 BPM 24bit 48000.wav | F#m_95bpm_16_44100.wav | kick_01_24_48000.wav | Cm 090 16 44100 loop.wav | my_mix_32_88200_final.wav
  no one 12 34567.wav | In You 12 34567.wav | to all 20 24011.wav | Be You 19 84000.wav | by the 90 21000.wav
  99 Problems.wav | 1999.wav | 22 (Live).wav | 7 Years.wav | 24K Magic.wav
  1-800-273-8255.wav | 867-5309.wav | Call 555 0123456.wav | +1 212 555 01234.wav | tel 030 12 34567.wav
  AB12345678.wav | by AB12345678.wav | SKU 0012345678.wav | EAN 4050538793818.wav | UPC 123456789012.wav
  4050538793818_01_01.wav | 4050538793818_T1.flac | CAT001-01.wav | NBR-012.wav | NBR012CD_01.wav
  XL-1234 A1.wav | WARPLP12345.wav | 4AD 0123 side A.wav | ECM1064-01.flac | LP_1978_sideB.wav
  A1 Intro.wav | B2 - Outro.wav | 1-03 Title.flac | CD1-Track 07.flac | Disc 2 - 11 Reprise.flac
  f81d4fae-7dec-11d0-a765-00a0c91e6bf6.wav | 0b5f3c2e-1d2a-4c3b-9e8f-ab1c23456789.wav | a3f5b8c9d0e1.wav | 9f86d081884c7d65.wav | d41d8cd98f00b204e9800998ecf8427e.wav
  dQw4w9WgXcQ.mp3 | [dQw4w9WgXcQ] Official Video.mp3 | videoplayback (3).mp4 | soundcloud_123456789.mp3 | spotify-4uLU6hMCjMI75M1A2tKUQC.ogg
  Artist - Title.mp3 | Artist_-_Title_(feat._Other).mp3 | Artist – Título (Versión Acústica).wav | Künstler - Straße.wav | Björk - Jóga.flac
  夜曲.wav | Ночь 12345678.wav | 서울의 밤 2024.wav | ليل 01.wav | Νύχτα 0012345.wav
  Song [Remastered 2011].flac | Song (2024 Remaster) 24-96.flac | Song 24bit 96kHz.wav | Song_24-192.wav | Song 16-44.wav
  Song -14LUFS.wav | Song_-1dBTP_-9.5LUFS_v12.wav | Song v1.2.3.wav | Song rev 12345.wav | Song build 20240115.12.wav
  Song.20240115.final.final2.wav | Song (1).wav | Song copy 3.wav | Song - Kopie (2).wav | Copy of Song.wav
  STEM_01_Kick_120bpm.wav | STEM_Vocals_Am_120_24_48000.wav | Drums 01 Kick In_12.wav | Gtr DI_03.wav | LeadVox_comp_07.wav
  BGV3_dbl_L.wav | Bass DI.02_05.wav | Piano_Mics_AB_01.wav | Print 2024-01-15 A.wav | PRINT20240115.wav
  Bounce 1.L.wav | Bounce 1.R.wav | Master_L_R 96000.wav | Session 12 24 48000.ptx | Untitled 12345.wav
  Untitled-1 [2024-01-15 123456].wav | 1-Audio 0001 [2024-01-15 123456].wav | 2-MIDI 0003 [2023-12-01 090102].aif | Freeze 1-Serum 12.wav | Resampling 12345678.wav
  reaper_render_001.wav | 01-240115_1234.wav | 10-MIDI take 2-240115_1234.wav | TapeA_1978_0012345.wav | DAT 12 ID 034.wav
  U47_take3_20240115.wav | SM7B 12 34567.wav | U87 ai 24 48000.wav | TR-808 Kick 12.wav | TB-303 line 04.wav
  DX7 patch 12345.wav | MPC2000 seq 01.wav | SP-1200 01 12345.wav | JX-3P pad 22050.wav | JP-8000 lead 24 44100.wav
  EP 01 20240115.wav | EP ONE Track 12.wav | LP TWO 20240115.wav | DJ SET 2024-01-15.wav | DJ Mix 20240115 part 2.wav
  NYE 2023 24 set.wav | Live at KEXP 2019 07 12.wav | BBC Session 1978-10-11.wav | Peel 1979 05 21 take 2.wav | Glastonbury_2019_day2_003.wav
  Podcast Ep 123 final 44100.wav | S01E02 Mix.wav | ep012_intro_v3.wav | Reel 12 Scene 034 Take 5.wav | A012C034_240115_R1AB.wav
  T001_S12_MIX_L.wav | SC12_TK03_20240115.wav | BOOM 1 12345.wav | LAV2 20240115.wav | MixPre-001.WAV
  F8n_240115_001_Tr1.WAV | 240115_001.WAV | H4N 0001 12345.wav | Invoice 12 34567.pdf.wav | Order AB 12345678 confirmation.wav
  ABCDE1234567890.wav | TRACK0000012.wav | PIECE1234567.wav | SONG00000001.wav | loop00123456.wav
  final_final_12345678.wav | mixdown(12).wav | export_1080p_48000.mp4 | render 3840x2160 24 48000.mov | trailer_24fps_48000.wav
`
  .trim()
  .split(/ \| |\n\s*/u);

it("finds no code in two hundred names of files that have none", () => {
  expect(NAMES.length).toBeGreaterThanOrEqual(200);
  expect(NAMES.flatMap((name) => codesInText(name).map(({ written }) => [name, written]))).toEqual([]);
});

it("reads a text of a million characters at once", () => {
  for (const piece of ["U", "US ", "US-RC1-76-0783", "12345678", "\u200b ", "isrc"])
    expect(codesInText(piece.repeat(1_000_000 / piece.length))).toEqual([]);
});
