import type { Random } from "../../ledger/random.ts";
import { junk } from "./junk.ts";
import { putNumber, type NumberForm, type Part } from "./part.ts";

export interface Scene {
  readonly bytes: Buffer;
  readonly parts: readonly Part[];
  readonly other: Buffer;
  readonly random: Random;
}

export interface Change {
  readonly bytes: Buffer;
  readonly says: string;
  /** Where the file grew or shrank. */
  readonly at?: number;
}

type Mutation = (scene: Scene) => Change | null;

const FORMS: readonly NumberForm[] = ["be", "le", "synchsafe"];
/** Bytes behind the beginning of a part that are called near it. */
const NEAR = 48;

const flipBits: Mutation = ({ bytes, parts, random }) => {
  const changed = Buffer.from(bytes);
  const places: number[] = [];
  for (let left = random.size(8); left > 0; left--) {
    const at = random.chance(0.7) ? near(parts, bytes, random) : random.int(0, bytes.length - 1);
    if (at < changed.length) changed[at] = (changed[at] ?? 0) ^ (1 << random.int(0, 7));
    places.push(at);
  }
  return { bytes: changed, says: `bits flipped at ${places.join(", ")}` };
};

const putBytes: Mutation = ({ bytes, parts, random }) => {
  const changed = Buffer.from(bytes);
  const at = near(parts, bytes, random);
  const value = random.pick([0, 1, 0x7f, 0x80, 0xfe, 0xff, random.int(0, 255)]) ?? 0;
  const count = random.size(16);
  changed.fill(value, at, Math.min(changed.length, at + count));
  return { bytes: changed, says: `${count} bytes ${value} at ${at}` };
};

const putExtreme: Mutation = ({ bytes, parts, random }) => {
  const changed = Buffer.from(bytes);
  const width = random.pick([1, 2, 3, 4, 4, 4, 8]) ?? 4;
  const at = near(parts, bytes, random);
  const form = random.pick(FORMS) ?? "be";
  const value = extreme(bytes.length - at, bytes.length, random);
  putNumber(changed, { at, width, form }, value);
  return { bytes: changed, says: `${value} as ${width} bytes ${form} at ${at}` };
};

const putSize: Mutation = ({ bytes, parts, random }) => {
  const part = random.pick(parts.filter(({ size }) => size !== null));
  if (part?.size == null) return null;
  const changed = Buffer.from(bytes);
  const value = extreme(part.end - part.start, bytes.length, random);
  putNumber(changed, part.size, value);
  return { bytes: changed, says: `${part.name} at ${part.start} says ${value}` };
};

const cut: Mutation = ({ bytes, parts, random }) => {
  const part = random.pick(parts);
  const at =
    random.chance(0.5) || part === undefined
      ? random.int(0, bytes.length)
      : Math.max(0, Math.min(bytes.length, part.end + random.int(-9, 9)));
  return { bytes: bytes.subarray(0, at), says: `cut at ${at}` };
};

const removePart: Mutation = ({ bytes, parts, random }) => {
  const part = random.pick(parts);
  if (part === undefined || part.end - part.start === bytes.length) return null;
  const { start, end, name } = part;
  return { ...spliced(bytes, { start, end }, []), says: `${name} at ${start} removed` };
};

const repeatPart: Mutation = ({ bytes, parts, random }) => {
  const part = random.pick(parts);
  if (part === undefined) return null;
  const { start, end, name } = part;
  const size = Math.max(1, end - start);
  const times = Math.min(random.size(3000), Math.floor(60_000 / size));
  const copies = Array.from({ length: times }, () => bytes.subarray(start, end));
  return {
    ...spliced(bytes, { start: end, end }, copies),
    says: `${name} at ${start} repeated ${times} times`,
  };
};

const swapParts: Mutation = ({ bytes, parts, random }) => {
  const two = [random.pick(parts), random.pick(parts)].filter((part) => part !== undefined);
  const [one, other] = two.toSorted((a, b) => a.start - b.start);
  if (one === undefined || other === undefined || one.end > other.start) return null;
  const pieces = [
    bytes.subarray(0, one.start),
    bytes.subarray(other.start, other.end),
    bytes.subarray(one.end, other.start),
    bytes.subarray(one.start, one.end),
    bytes.subarray(other.end),
  ];
  return {
    bytes: Buffer.concat(pieces),
    says: `${one.name} at ${one.start} and ${other.name} at ${other.start} swapped`,
  };
};

const movePart: Mutation = ({ bytes, parts, random }) => {
  const [part, to] = [random.pick(parts), random.pick(parts)];
  if (part === undefined || to === undefined || (to.start > part.start && to.start < part.end)) return null;
  const piece = Buffer.from(bytes.subarray(part.start, part.end));
  const without = Buffer.concat([bytes.subarray(0, part.start), bytes.subarray(part.end)]);
  const at = to.start > part.start ? to.start - piece.length : to.start;
  const moved = spliced(without, { start: at, end: at }, [piece]).bytes;
  return { bytes: moved, says: `${part.name} at ${part.start} moved to ${to.start}` };
};

const insert: Mutation = ({ bytes, parts, random }) => {
  const part = random.pick(parts);
  const at = part === undefined || random.chance(0.2) ? random.int(0, bytes.length) : part.end;
  const { content, says } = junk(random);
  return { ...spliced(bytes, { start: at, end: at }, [content]), says: `${says} put in at ${at}` };
};

const removeBytes: Mutation = ({ bytes, parts, random }) => {
  const start = random.chance(0.5) ? near(parts, bytes, random) : random.int(0, bytes.length);
  const end = Math.min(bytes.length, start + random.size(bytes.length));
  return { ...spliced(bytes, { start, end }, []), says: `bytes ${start} to ${end} removed` };
};

const copyBytes: Mutation = ({ bytes, parts, random }) => {
  const changed = Buffer.from(bytes);
  const [from, to] = [near(parts, bytes, random), near(parts, bytes, random)];
  const count = random.size(400);
  bytes.copy(changed, to, from, Math.min(bytes.length, from + count));
  return { bytes: changed, says: `${count} bytes from ${from} written over ${to}` };
};

const append: Mutation = ({ bytes, random }) => {
  const { content, says } = junk(random);
  return { bytes: Buffer.concat([bytes, content]), says: `${says} behind the end` };
};

const prepend: Mutation = ({ bytes, random }) => {
  const { content, says } = junk(random);
  return { bytes: Buffer.concat([content, bytes]), says: `${says} in front` };
};

const splice: Mutation = ({ bytes, parts, other, random }) => {
  const at = random.pick(parts)?.end ?? random.int(0, bytes.length);
  const from = random.int(0, other.length);
  const pieces = [bytes.subarray(0, at), other.subarray(from)];
  return { bytes: Buffer.concat(pieces), says: `another file from ${from} on behind ${at}` };
};

/** What hurts most stands several times. */
export const MUTATIONS: readonly Mutation[] = [
  ...[flipBits, flipBits, putBytes, putExtreme, putExtreme, putExtreme, putSize, putSize, putSize],
  ...[cut, removePart, removePart, repeatPart, repeatPart, swapParts, swapParts, movePart],
  ...[insert, insert, removeBytes, copyBytes, append, prepend, splice],
];

function near(parts: readonly Part[], bytes: Buffer, random: Random): number {
  const start = random.pick(parts)?.start ?? 0;
  return Math.max(0, Math.min(bytes.length - 1, start + random.int(0, NEAR)));
}

function extreme(own: number, file: number, random: Random): number {
  const values = [
    0,
    1,
    2,
    7,
    8,
    0x7f,
    0xff,
    0x7fff,
    0xffff,
    0x7fff_ffff,
    0x8000_0000,
    0xffff_ffff,
    2 ** 53 - 1,
  ];
  const exact = [own, own - 1, own + 1, own - 8, own + 8, own * 2, file, file - 8, file + 1];
  return Math.max(0, random.pick(random.chance(0.5) ? values : exact) ?? 0);
}

function spliced(
  bytes: Buffer,
  { start, end }: { readonly start: number; readonly end: number },
  pieces: readonly Buffer[],
): { readonly bytes: Buffer; readonly at: number } {
  return { bytes: Buffer.concat([bytes.subarray(0, start), ...pieces, bytes.subarray(end)]), at: start };
}
