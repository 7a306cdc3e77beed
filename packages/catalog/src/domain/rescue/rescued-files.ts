/** The files of one recording: which is proposed as its master, what each is to it, and what is odd about them. */
import { describeFile } from "../asset/describe-file.ts";
import { soundIssues } from "../asset/sound-issues.ts";
import type { Relation } from "../comparison/index.ts";
import { weighFiles } from "./choose-final.ts";
import type { Tie } from "./group-recordings.ts";
import type { RescueFile } from "./rescue-input.ts";
import type { Remark, RescuedFile } from "./rescue.ts";
import type { Sound } from "./sounds.ts";
import { steadyRemarks } from "./steady-sound.ts";

/** The proposed master first, then what holds its audio, then other forms. */
export function rescuedFiles(sounds: readonly Sound[], ties: readonly Tie[]): readonly RescuedFile[] {
  const files = sounds.flatMap((sound) => sound.files);
  const weighed = weighFiles(files);
  const [master] = weighed;
  const own = sounds.find((sound) => sound.files.some(({ path }) => path === master?.path));
  const rolled = weighed.map((file): RescuedFile => {
    const source = files.find(({ path }) => path === file.path);
    const isTwin = own?.files.some(({ path }) => path === file.path) === true;
    const role = file === master ? "master" : isTwin ? "twin" : "delivery";
    return {
      ...file,
      role,
      relation: role === "master" ? null : relationTo(file.path, { isTwin, own, sounds, ties }),
      remarks: source === undefined ? [] : remarksOn([source]),
    };
  });
  const order = ["master", "twin", "delivery"];
  return rolled.sort((one, other) => order.indexOf(one.role) - order.indexOf(other.role));
}

interface Surroundings {
  readonly isTwin: boolean;
  readonly own: Sound | undefined;
  readonly sounds: readonly Sound[];
  readonly ties: readonly Tie[];
}

function relationTo(path: string, { isTwin, own, sounds, ties }: Surroundings): Relation {
  if (isTwin) {
    const [first, ...others] = own?.files ?? [];
    const isSameBytes = others.every(({ facts }) => facts.sha256 === first?.facts.sha256);
    return isSameBytes ? "identical-file" : "identical-audio";
  }
  const sound = sounds.find((one) => one.files.some((file) => file.path === path));
  const heard = ties.find(({ a, b }) => a === sound?.id || b === sound?.id);
  return heard?.comparison.relation ?? "format";
}

/** Warnings and errors of the probe, of the sound, and of tags that contradict each other. */
export function remarksOn(files: readonly RescueFile[]): readonly Remark[] {
  return files.flatMap(({ path, facts }) => {
    const name = path.split("/").at(-1) ?? path;
    const issues = [...facts.issues, ...soundIssues(facts), ...describeFile(name, facts.tags).issues]
      .filter(({ severity }) => severity !== "info")
      .map(({ code, severity, message, hint = "" }) => ({
        code,
        severity,
        text: message,
        hint,
      }));
    return [...issues, ...steadyRemarks(facts)].map((remark) => ({
      ...remark,
      text: files.length === 1 ? remark.text : `${path}: ${remark.text}`,
    }));
  });
}
