/**
 * How many codes a second: ours, validator.js and valibot, interleaved in one process so that a busy machine slows all
 * of them alike. Each round runs every contender over every kind of input; thread time over all rounds counts.
 */
import { availableParallelism, cpus } from "node:os";
import * as v from "valibot";
import validator from "validator";
import { isCompactIsrc, parseIsrc } from "../../packages/identifiers/src/index.ts";
import { PREFIX_TABLE } from "../../packages/identifiers/src/isrc/prefix-table.ts";

const CODES = 20_000;
/** Thread time is counted in steps of milliseconds, so each measurement repeats its texts. */
const REPEATS = 5;
const ROUNDS = 23;
const WARM_UP = 3;
const PREFIXES = ["USRC1", "GBAYE", "DEU67", "QMDA7", "FRZ03", "US2S7", "GXFEC", "TCAEW"];

type Kind = "compact" | "hyphenated" | "invalid";

interface Contender {
  readonly name: string;
  /** Whether the text is taken as an ISRC; counted, so that no call can be optimised away. */
  readonly accepts: (text: string) => boolean;
}

const schema = v.pipe(v.string(), v.isrc());

const CONTENDERS: readonly Contender[] = [
  { name: "deadwax isCompactIsrc", accepts: isCompactIsrc },
  { name: "deadwax parseIsrc", accepts: (text) => parseIsrc(text).ok },
  { name: "deadwax parseIsrc + table", accepts: (text) => parseIsrc(text, { prefixes: PREFIX_TABLE }).ok },
  { name: "validator isISRC", accepts: (text) => validator.isISRC(text) },
  { name: "valibot is(isrc)", accepts: (text) => v.is(schema, text) },
  { name: "valibot safeParse(isrc)", accepts: (text) => v.safeParse(schema, text).success },
];

/** Different texts, joined anew and flattened, so that no engine can remember an answer by the string's address. */
function makeTexts(kind: Kind): string[] {
  return Array.from({ length: CODES }, (_, index) => {
    const prefix = PREFIXES[index % PREFIXES.length] ?? "USRC1";
    const year = String(index % 27).padStart(2, "0");
    const designation = String((index * 7919) % 100_000).padStart(5, "0");
    const code = `${prefix}${year}${designation}`;
    const hyphenated = `${prefix.slice(0, 2)}-${prefix.slice(2)}-${year}-${designation}`;
    const invalid =
      [code.slice(0, 11), `${code.slice(0, 9)}O${code.slice(10)}`, `${code}9`, `1${code.slice(1)}`][
        index % 4
      ] ?? "";
    return Buffer.from({ compact: code, hyphenated, invalid }[kind]).toString("latin1");
  });
}

function run(
  { accepts }: Contender,
  texts: readonly string[],
): { readonly seconds: number; readonly accepted: number } {
  let accepted = 0;
  // Time of this thread on a core: what other programs take meanwhile is not counted.
  const start = process.threadCpuUsage();
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    for (const text of texts) if (accepts(text)) accepted += 1;
  }
  const { user, system } = process.threadCpuUsage(start);
  return { seconds: (user + system) / 1e6, accepted };
}

const kinds: readonly Kind[] = ["compact", "hyphenated", "invalid"];
const texts = new Map(kinds.map((kind) => [kind, makeTexts(kind)]));
const results = new Map<string, { seconds: number; calls: number; accepted: number }>();

for (let round = 0; round < ROUNDS; round += 1) {
  for (const kind of kinds) {
    // Another order each round: nobody always runs right after the same neighbour.
    const order = CONTENDERS.map((_, index) => CONTENDERS[(index + round) % CONTENDERS.length]).filter(
      (one) => one !== undefined,
    );
    for (const contender of order) {
      const { seconds, accepted } = run(contender, texts.get(kind) ?? []);
      const key = `${contender.name}/${kind}`;
      const result = results.get(key) ?? { seconds: 0, calls: 0, accepted: 0 };
      results.set(key, result);
      if (round < WARM_UP) continue;
      result.seconds += seconds;
      result.calls += CODES * REPEATS;
      result.accepted += accepted;
    }
  }
}

process.stdout.write(
  `${process.version}, ${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} cores\n\n`,
);
process.stdout.write(
  `| millions a second (accepted) | ${kinds.join(" | ")} |\n| --- | ---: | ---: | ---: |\n`,
);
for (const { name } of CONTENDERS) {
  const cells = kinds.map((kind) => {
    const result = results.get(`${name}/${kind}`);
    if (result === undefined) return "-";
    const share = Math.round((result.accepted / result.calls) * 100);
    return `${(result.calls / result.seconds / 1e6).toFixed(1)} (${share} %)`;
  });
  process.stdout.write(`| ${name} | ${cells.join(" | ")} |\n`);
}
