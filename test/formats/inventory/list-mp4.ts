/** Atoms of an MP4 or QuickTime file. Offsets into the file are followed instead of listed. */
import { hashFragments, hashSamples, type Fragment } from "./mp4-samples.ts";
import { nameAt, partOf, take, type Part } from "./part.ts";

const CONTAINERS = new Set([
  "moov",
  "trak",
  "edts",
  "mdia",
  "minf",
  "dinf",
  "stbl",
  "udta",
  "meta",
  "ilst",
  "mvex",
  "moof",
  "traf",
  "mfra",
]);
/** Those that are told apart by their number. */
const NUMBERED = new Set(["trak", "moof", "traf"]);
const ROOM = new Set(["free", "skip", "wide"]);

export interface Atom {
  readonly type: string;
  readonly start: number;
  readonly content: Buffer;
  readonly children: readonly Atom[];
}

/** Leaves in their order. In place of `stco` and `co64` stands `samples` of the track, fragments counted. */
export function listMp4(bytes: Buffer): Part[] {
  const atoms = readAtoms(bytes, 0, false);
  const fragments = atoms.filter(({ type }) => type === "moof").flatMap(readFragments);
  const starts = new Set(atoms.filter(({ type }) => type === "moof").map(({ start }) => start));
  const list = (siblings: readonly Atom[], path: string, track: Atom | null): Part[] => {
    const counts = new Map<string, number>();
    return siblings.flatMap((atom): Part[] => {
      const count = (counts.get(atom.type) ?? 0) + 1;
      counts.set(atom.type, count);
      const name = path + atom.type + (NUMBERED.has(atom.type) ? `[${count}]` : "");
      const inside = atom.type === "trak" ? atom : track;
      if (CONTAINERS.has(atom.type)) return list(atom.children, `${name}/`, inside);
      if (inside !== null && (atom.type === "stco" || atom.type === "co64")) {
        const ofTrack = fragments.filter(({ trackId }) => trackId === trackIdOf(inside));
        const version = atom.content.readUInt32BE(0);
        const samples = [version, hashSamples(bytes, path, inside), hashFragments(bytes, ofTrack)].join(" ");
        return [partOf(`${path}samples`, Buffer.from(samples))];
      }
      return [listLeaf(name, atom, starts)];
    });
  };
  return list(atoms, "", null);
}

function listLeaf(name: string, { type, content }: Atom, fragments: ReadonlySet<number>): Part {
  if (type === "----") {
    const [mean = "", free = ""] = ["mean", "name"].map((part) => {
      const found = readAtoms(content, 0, false).find((atom) => atom.type === part);
      return found?.content.toString("utf8", 4);
    });
    return partOf(`${name}:${mean}:${free}`, content);
  }
  if (type === "tfhd") return partOf(name, withoutBase(content));
  if (type === "tfra") return partOf(name, withoutOffsets(content, fragments));
  return partOf(name, content, ROOM.has(type));
}

/** `isList` is for ilst, whose children are items with names of any kind. */
function readAtoms(bytes: Buffer, base: number, isList: boolean): Atom[] {
  const atoms: Atom[] = [];
  for (let at = 0; at < bytes.length;) {
    const rest = bytes.length - at;
    // QuickTime may end a list of user data with four zero bytes.
    if (rest === 4 && bytes.readUInt32BE(at) === 0) break;
    const short = bytes.readUInt32BE(at);
    const head = short === 1 ? 16 : 8;
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? rest : short;
    const type = nameAt(bytes, at + 4);
    const content = take(bytes, at + head, size - head);
    const isContainer = !isList && CONTAINERS.has(type);
    const skipped = type === "meta" && nameAt(content, 4) !== "hdlr" ? 4 : 0;
    const inside = content.subarray(skipped);
    const children = isContainer ? readAtoms(inside, base + at + head + skipped, type === "ilst") : [];
    atoms.push({ type, start: base + at, content, children });
    at += size;
  }
  return atoms;
}

/** What a `tfhd` says without its offset into the file, which the fragments are followed by. */
function withoutBase(content: Buffer): Buffer {
  const hasBase = (content.readUInt8(3) & 1) !== 0;
  return hasBase ? Buffer.concat([content.subarray(0, 8), content.subarray(16)]) : content;
}

/** What an index of fragments says without its offsets; each must lead to a fragment. */
function withoutOffsets(content: Buffer, fragments: ReadonlySet<number>): Buffer {
  const isLong = content[0] === 1;
  const lengths = content.readUInt32BE(8);
  const numbers = [4, 2, 0].reduce((sum, shift) => sum + 1 + ((lengths >> shift) & 3), 0);
  const wide = isLong ? 8 : 4;
  const kept: Buffer[] = [take(content, 0, 16)];
  for (let at = 16; at < content.length; at += 2 * wide + numbers) {
    const offset = isLong ? Number(content.readBigUInt64BE(at + 8)) : content.readUInt32BE(at + 4);
    if (!fragments.has(offset))
      throw new Error(`the index of fragments points to ${offset}, where none begins`);
    kept.push(take(content, at, wide), take(content, at + 2 * wide, numbers));
  }
  return Buffer.concat(kept);
}

function readFragments(moof: Atom): Fragment[] {
  const tracks = moof.children.filter(({ type }) => type === "traf");
  return tracks.flatMap(({ children }) => {
    const header = children.find(({ type }) => type === "tfhd")?.content;
    if (header === undefined) throw new Error("a fragment of a track lacks its tfhd");
    const runs = children.filter(({ type }) => type === "trun").map(({ content }) => content);
    return [{ start: moof.start, trackId: header.readUInt32BE(4), header, runs }];
  });
}

function trackIdOf(track: Atom): number {
  const header = track.children.find(({ type }) => type === "tkhd")?.content ?? Buffer.alloc(0);
  return header.readUInt32BE(header[0] === 1 ? 20 : 12);
}
