/** What comes from what: a recording and the versions made from it. */
import { hanging, page, paragraph, type Block } from "./block.ts";
import { dim, type Text } from "./text.ts";

export interface TreeNode {
  readonly text: Text;
  readonly children?: readonly TreeNode[];
}

/** A node and, under it, what comes from it. */
export function tree(root: TreeNode): Block {
  return page(paragraph(root.text), branches(root.children ?? []));
}

function branches(nodes: readonly TreeNode[]): Block {
  return page(...nodes.map((node, index) => branch(node, index === nodes.length - 1)));
}

function branch(node: TreeNode, isLast: boolean): Block {
  const below = isLast ? "   " : "│  ";
  const inner = tree(node);
  return (look) => {
    const lines = hanging(dim(isLast ? "└─ " : "├─ "), inner)(look);
    const mark = hanging(dim(below), () => [""])(look)[0] ?? below;
    return lines.map((line, index) => (index === 0 ? line : `${mark}${line.slice(below.length)}`));
  };
}
