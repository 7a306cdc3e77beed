/** Questions that a comparison leaves open. Each answer leads to a verdict; a person gives it, and it is kept. */
import type { QuestionDefinition } from "../../src/domain/rule-set/rule-set.ts";

export const COMPARISON_QUESTIONS = [
  {
    question: "whole-file",
    rows: [83],
    when: { anyFact: ["cut-off"] },
    text: "One of the two files ends in the middle. Is there a whole copy?",
    help: "A file breaks off when a copy or a download was interrupted. What is missing cannot be heard, so nothing is said about it.",
    answers: [
      { answer: "yes", text: "Yes: I compare again with the whole copy.", verdict: "ask" },
      {
        answer: "complete",
        text: "No, this is how the recording ends, and nothing else changed.",
        verdict: "reuse",
      },
      {
        answer: "shorter-version",
        text: "No, it was released like this, as a shorter version.",
        verdict: "new",
      },
    ],
  },
  {
    question: "too-plain",
    rows: [65],
    when: { anyFact: ["not-distinctive", "silent", "nothing-in-common"] },
    text: "There is too little in the sound to tell one recording from another. Do you know what this is?",
    help: "Silence, a test tone, noise or a very short clip sound alike in many recordings. Look at where the file comes from: the session, the date, the folder.",
    answers: [
      { answer: "same", text: "It is the known recording, nothing else.", verdict: "reuse" },
      { answer: "own", text: "It is something of its own that will be released.", verdict: "new" },
      { answer: "nothing", text: "It is a test, a gap or a leftover, and not for release.", verdict: "none" },
    ],
  },
  {
    question: "remaster-work",
    rows: [18, 19, 20, 21, 22, 81],
    when: { relations: ["remaster"] },
    text: "What was done to the sound, and how is it offered?",
    help: "A technical pass is mastering as usual: level, equaliser, compression. A restoration repairs an old recording with many decisions by ear. Authorities disagree on remasters, so your answer is kept with the reason.",
    answers: [
      {
        answer: "technical",
        text: "One technical pass; it takes the place of the earlier master.",
        verdict: "reuse",
      },
      { answer: "creative", text: "A restoration, or work with artistic decisions.", verdict: "new" },
      {
        answer: "own-version",
        text: "It is offered beside the original, as a version of its own (“Remastered 2026”).",
        verdict: "new",
      },
      { answer: "mix", text: "Not only mastering: the mix itself was changed.", verdict: "new" },
    ],
  },
  {
    question: "another-version",
    rows: [24, 26, 27, 29, 30, 60, 61],
    when: { relations: ["edit"] },
    text: "Would somebody who knows the recording call this another version?",
    help: "A slightly longer fade or a shorter ending is usually the same recording. A radio edit, another intro or a missing verse is another version, however few seconds it takes.",
    answers: [
      { answer: "same", text: "No, it is the same; only an end or a fade differs.", verdict: "reuse" },
      { answer: "version", text: "Yes, it is a version, or will be offered as one.", verdict: "new" },
      { answer: "mistake", text: "The cut is a mistake; this file will not be used.", verdict: "none" },
    ],
  },
  {
    question: "how-mixed",
    rows: [47, 48, 49, 50, 51, 52, 53],
    when: { relations: ["fold-down"] },
    text: "How was the version with the other channels made?",
    help: "Mechanically: a program added the channels together, or rendered or transcoded a finished mix. Separately: somebody mixed it anew from the parts, such as an old mono mix or an immersive mix.",
    answers: [
      { answer: "mechanical", text: "Mechanically, from the known mix.", verdict: "reuse" },
      { answer: "mixed", text: "It was mixed separately.", verdict: "new" },
    ],
  },
  {
    question: "wrong-speed",
    rows: [54, 55, 56],
    when: { relations: ["speed", "tempo", "pitch"] },
    text: "Does the change of speed or pitch correct a mistake, or is it meant as a version?",
    help: "Tape machines and conversions run a little fast or slow; bringing that back is a correction. A version that is offered as sped up, slowed or in another key is one of its own.",
    answers: [
      { answer: "correction", text: "It corrects a machine that ran wrong.", verdict: "reuse" },
      { answer: "mistake", text: "This file is the wrong one; it will not be used.", verdict: "none" },
      { answer: "version", text: "It is a version.", verdict: "new" },
    ],
  },
  {
    question: "released-by-itself",
    rows: [37, 41, 42, 43, 44, 45, 46, 79, 80],
    when: { isInternal: true },
    text: "Will this part be released or licensed by itself, and is the recording it comes from yours?",
    help: "A stem in the session folder needs no code. An instrumental or an a cappella that others can hear or license is a recording of its own.",
    answers: [
      { answer: "no", text: "No, it stays in the house.", verdict: "none" },
      { answer: "yes", text: "Yes, and the recording is mine, or licensed to me alone.", verdict: "new" },
      { answer: "not-mine", text: "Yes, but the recording belongs to somebody else.", verdict: "none" },
    ],
  },
  {
    question: "video-of-its-own",
    rows: [67, 68],
    when: { content: "video-of-sound" },
    text: "Is the video released as a video?",
    help: "A music video, a lyric video or a visualiser has a code of its own, with the same sound, too. A video file that only brings the sound to you is no music video.",
    answers: [
      { answer: "video", text: "Yes, people will watch it.", verdict: "new" },
      { answer: "wrapper", text: "No, only its sound is used, unchanged.", verdict: "reuse" },
      { answer: "not-released", text: "It is not released.", verdict: "none" },
    ],
  },
  {
    question: "same-pictures",
    rows: [69],
    when: { content: "video-of-video" },
    text: "Are the pictures the same in both videos?",
    help: "Deadwax hears the sound and does not see the pictures. Another resolution or coding is the same video; other pictures are another one.",
    answers: [
      { answer: "same", text: "Yes, only resolution or coding differ.", verdict: "reuse" },
      { answer: "other", text: "No, the pictures differ.", verdict: "new" },
    ],
  },
] as const satisfies readonly QuestionDefinition[];

/** Asked when a verdict is open and none of the questions above is: somebody has to listen. */
export const LISTEN_QUESTION = {
  question: "listen",
  rows: [23, 33, 34, 35, 36, 38, 39, 40],
  text: "Listen to both. Is it the same performance in the same mix?",
  help: "Deadwax could not tell for sure. Play both beside each other: the same breath, the same small mistakes and the same balance speak for one recording.",
  answers: [
    {
      answer: "same",
      text: "Yes, it is one recording; nothing a listener would notice changed.",
      verdict: "reuse",
    },
    { answer: "version", text: "The same performance, but another mix, edit or version.", verdict: "new" },
    { answer: "performance", text: "Another performance of the same work.", verdict: "new" },
    { answer: "nothing", text: "They have nothing to do with each other.", verdict: "unrelated" },
  ],
} as const satisfies QuestionDefinition;
