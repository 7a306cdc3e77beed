/** Completion for fish: one `complete` line a word or flag, each with the place it belongs to. */
import { valueFlagNames, type CompletionFlag, type CompletionNode } from "./tree.ts";

/** The script for ~/.config/fish/completions/deadwax.fish. */
export function fishCompletion(nodes: readonly CompletionNode[]): string {
  return `# deadwax completion for fish: deadwax completion fish | source
function __deadwax_place
    set -l place ""
    set -l tokens (commandline -opc)
    set -l is_value 0
    for word in $tokens[2..]
        if test $is_value = 1
            set is_value 0
            continue
        end
        if contains -- "$word" ${valueFlagNames(nodes).join(" ")}
            set is_value 1
        end
        switch "$place $word"
${nodes
  .filter(({ path }) => path !== "")
  .map(pathCase)
  .join("\n")}
        end
    end
    echo "$place"
end
function __deadwax_at
    test (__deadwax_place) = "$argv[1]"
end
complete -c deadwax -f
${nodes.flatMap(nodeLines).join("\n")}
`;
}

function pathCase({ path }: CompletionNode): string {
  const words = path.split(" ");
  return `            case ${quoted(`${words.slice(0, -1).join(" ")} ${words.at(-1) ?? ""}`)}\n                set place ${quoted(path)}`;
}

function nodeLines({ path, words, flags, completes, values }: CompletionNode): readonly string[] {
  const here = `complete -c deadwax -n "__deadwax_at ${quoted(path)}"`;
  return [
    ...words.map(({ name, help }) => `${here} -a ${quoted(name)} -d ${quoted(help)}`),
    ...values.map((value) => `${here} -a ${quoted(value)}`),
    ...(completes === "nothing" ? [] : [`${here} ${files(completes)}`]),
    ...flags.map((flag) => `${here} ${flagOptions(flag)}`),
  ];
}

function flagOptions({ names, help, takesValue, values, completes }: CompletionFlag): string {
  const options = names.map((name) =>
    name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
  );
  const value = values.length > 0 ? ` -x -a ${quoted(values.join(" "))}` : valueOption(takesValue, completes);
  return `${options.join(" ")} -d ${quoted(help)}${value}`;
}

function valueOption(takesValue: boolean, completes: CompletionFlag["completes"]): string {
  if (!takesValue) return "";
  return completes === "nothing" ? " -x" : ` -r ${files(completes)}`;
}

function files(completes: "file" | "folder"): string {
  return completes === "file" ? "-F" : `-a "(__fish_complete_directories)"`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
