/**
 * What is asked before a first code, in this order. Answers that settle nothing yet lead to `new`: that is the verdict
 * when all of them are given.
 */
import type { QuestionDefinition } from "../../src/domain/rule-set/rule-set.ts";

export const FIRST_CODE_QUESTIONS = [
  {
    question: "what-is-it",
    rows: [63, 64, 67, 68, 70, 71, 72, 73, 76, 77, 78],
    text: "What is it?",
    help: "An ISRC names recorded sound or a music video. The composition has an ISWC, the release a barcode, a film an ISAN or EIDR.",
    answers: [
      { answer: "recording", text: "A recording of music.", verdict: "new" },
      { answer: "video", text: "A music video, lyric video or concert film.", verdict: "new" },
      {
        answer: "other-sound",
        text: "Spoken word, a podcast, a ring tone as audio, sounds of nature.",
        verdict: "new",
      },
      { answer: "generated", text: "Sound that a machine generated.", verdict: "ask" },
      {
        answer: "no-recording",
        text: "Something else: a composition, MIDI, a film or series, a whole release, artwork.",
        verdict: "none",
      },
    ],
  },
  {
    question: "heard-outside",
    rows: [37, 44, 65, 66, 72],
    text: "Will anyone outside hear it, license it or use it?",
    help: "A demo for the band, a rehearsal, a bounce or a preview of a recording that has a code needs none. A code can be assigned later; it cannot be taken back.",
    answers: [
      { answer: "yes", text: "Yes.", verdict: "new" },
      { answer: "later", text: "Not yet; it is not finished.", verdict: "none" },
      {
        answer: "no",
        text: "No, it stays in the house, or is only an excerpt to promote another recording.",
        verdict: "none",
      },
    ],
  },
  {
    question: "is-it-yours",
    rows: [8, 9, 10, 11, 13, 14, 15, 80],
    text: "Is it yours?",
    help: "Only the owner, or who holds it under an exclusive licence, assigns a code. A code proves no ownership; contracts and session papers do.",
    answers: [
      { answer: "mine", text: "Yes, I own it or license it exclusively.", verdict: "new" },
      {
        answer: "shared",
        text: "I own it together with others, and we agreed that I assign the one code.",
        verdict: "new",
      },
      { answer: "not-agreed", text: "I own it together with others, and nothing is agreed.", verdict: "ask" },
      {
        answer: "licensor-silent",
        text: "I license it, and the owner has no code for it. I asked.",
        verdict: "ask",
      },
      { answer: "free", text: "Its protection has expired.", verdict: "new" },
      { answer: "unknown", text: "Nobody knows whose it is.", verdict: "none" },
      {
        answer: "others",
        text: "No, it is somebody else's, or separated from somebody else's.",
        verdict: "none",
      },
    ],
  },
  {
    question: "others-inside",
    rows: [57, 58, 59, 60, 62],
    text: "Are recordings of others in it: samples, a mash-up, a DJ mix?",
    help: "Who used recordings of others needs their leave first. The recordings inside keep their codes; the result has one of its own. In a DJ mix, a segment that is the whole recording unchanged keeps its code.",
    answers: [
      { answer: "no", text: "No.", verdict: "new" },
      { answer: "cleared", text: "Yes, and all of them agreed.", verdict: "new" },
      {
        answer: "whole",
        text: "It is one segment of a mix: the whole recording, unchanged.",
        verdict: "reuse",
      },
      { answer: "open", text: "Yes, and not everything is cleared.", verdict: "none" },
    ],
  },
  {
    question: "ever-coded",
    rows: [1, 2, 3, 4, 5, 6, 7, 10, 12, 17, 84, 85],
    text: "Has this recording ever had a code, from anyone?",
    help: "Look at your distributor's page and statements, at old sheets, at the tags of released files, and search the public databases of IFPI and SoundExchange. A reissue, another label or another distributor changes no code.",
    answers: [
      { answer: "never", text: "No, and I looked.", verdict: "new" },
      { answer: "yes", text: "Yes: I enter that code.", verdict: "reuse" },
      { answer: "unknown", text: "It was released, and I do not know.", verdict: "ask" },
    ],
  },
  {
    question: "made-from",
    rows: [9, 23, 24, 31, 32, 40, 41, 42, 54, 55, 56],
    text: "Was it made from a recording that has a code?",
    help: "An edit, a remix, an instrumental, a clean or sped-up version is made from another recording. Deadwax compares the two and says which rules speak. A corrected flag or title changes nothing.",
    answers: [
      { answer: "no", text: "No, it is a recording of its own.", verdict: "new" },
      { answer: "yes", text: "Yes: I compare it with that one.", verdict: "ask" },
      {
        answer: "text-only",
        text: "It is that recording; only a title, a name or the explicit flag changed.",
        verdict: "reuse",
      },
    ],
  },
  {
    question: "whole-or-part",
    rows: [57, 65, 74, 75],
    text: "Is it a part of a longer recording, or does it hold several?",
    help: "Movements and the whole work, a medley and its parts, or a clip may each have a code, where each is used by itself.",
    answers: [
      { answer: "no", text: "Neither.", verdict: "new" },
      { answer: "separate", text: "A part that is used by itself.", verdict: "new" },
      { answer: "together", text: "A part that is only heard inside the whole.", verdict: "none" },
    ],
  },
  {
    question: "reserved-before",
    rows: [82, 83],
    text: "Was a code shown, reserved or delivered for it before, and has the music changed since?",
    help: "A reserved code stays with its recording while only mistakes are mended. If the music changed, that number is void and another one is given; stores need a new delivery then.",
    answers: [
      { answer: "no", text: "No code before.", verdict: "new" },
      { answer: "unchanged", text: "Yes, and it is still the same recording.", verdict: "reuse" },
      { answer: "changed", text: "Yes, and the music changed.", verdict: "new" },
    ],
  },
] as const satisfies readonly QuestionDefinition[];
