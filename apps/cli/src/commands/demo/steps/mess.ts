/** Step 1: the artist's folder as it lies there. */
import { demoSession } from "@deadwax/demo-song";
import { page, paragraph, spaced, type Block } from "../../../output/block.ts";
import { dim, type Text } from "../../../output/text.ts";
import { tree, type TreeNode } from "../../../output/tree.ts";
import { bytes } from "../../../output/words.ts";
import type { RenderedPlace } from "../render-files.ts";

export interface Mess {
  readonly files: readonly RenderedPlace[];
  /** A line of the artist's notes, as it stands there. */
  readonly question: string;
}

export function describeMess(files: readonly RenderedPlace[]): Mess {
  const notes = demoSession().find(({ path }) => path === "notes.txt");
  const lines = notes?.kind === "text" ? notes.text.split("\n") : [];
  const question = lines.find((line) => line.includes("ISRC"))?.replace(/^- /u, "");
  if (question === undefined) throw new Error("the artist's notes do not ask about codes");
  return { files, question };
}

export function showMess({ files, question }: Mess): Block {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return spaced(
    paragraph(
      "An artist's folder on the day the piece is done. It was played by a small synthesiser just now, so every file can be heard.",
    ),
    tree({
      text: ["artist/  ", dim(`${files.length} files, ${bytes(size)}`)],
      children: [...topLevel(files), ...folders(files)],
    }),
    page(
      paragraph(["notes.txt asks: ", { role: "strong", text: `“${question}”` }]),
      paragraph(
        "Neither: every recording gets one. Versions are recordings of their own; copies and conversions are not.",
      ),
    ),
  );
}

function topLevel(files: readonly RenderedPlace[]): readonly TreeNode[] {
  return files.filter(({ path }) => !path.includes("/")).map((file) => ({ text: line(file.path, file) }));
}

function folders(files: readonly RenderedPlace[]): readonly TreeNode[] {
  const inFolders = files.filter(({ path }) => path.includes("/"));
  const byFolder = Map.groupBy(inFolders, ({ path }) => path.slice(0, path.indexOf("/") + 1));
  return [...byFolder].map(([folder, inside]) => {
    const names = inside.map((file) => ({ file, name: file.path.slice(folder.length) }));
    // Stems are many and alike; one line is enough.
    if (folder === "stems/") return { text: [folder, "  ", dim(names.map(({ name }) => name).join("  "))] };
    return { text: folder, children: names.map(({ file, name }) => ({ text: line(name, file) })) };
  });
}

function line(name: string, file: RenderedPlace): Text {
  return [name, "  ", dim(bytes(file.size))];
}
