/** Completion for zsh, through _arguments and _describe. */
import { valueFlagNames, type CompletionFlag, type CompletionNode } from "./tree.ts";

/** The script to source, or to put as `_deadwax` into a folder of $fpath. */
export function zshCompletion(nodes: readonly CompletionNode[]): string {
  return `#compdef deadwax
# deadwax completion for zsh: source <(deadwax completion zsh)
_deadwax() {
  local path_="" word
  integer at=2
  local -a list
  while (( at < CURRENT )); do
    word="\${words[at]}"
    case "$word" in
      ${valueFlagNames(nodes).join("|")}) (( at++ )) ;;
    esac
    case "$path_ $word" in
${nodes
  .filter(({ path }) => path !== "")
  .map(pathCase)
  .join("\n")}
    esac
    (( at++ ))
  done
  case "$path_" in
${nodes.map(nodeCase).join("\n")}
  esac
}
if [[ "$funcstack[1]" == "_deadwax" ]]; then _deadwax "$@"; else compdef _deadwax deadwax; fi
`;
}

function pathCase({ path }: CompletionNode): string {
  const words = path.split(" ");
  return `      ${quoted(`${words.slice(0, -1).join(" ")} ${words.at(-1) ?? ""}`)}) path_=${quoted(path)} ;;`;
}

function nodeCase({ path, words, flags, completes, values }: CompletionNode): string {
  const described = [
    ...words.map(({ name, help }) => quoted(`${name}:${help}`)),
    ...values.map((value) => quoted(value)),
  ];
  const rest = described.length === 0 ? argument(completes) : "'*: :->word'";
  return [
    `    ${quoted(path)})`,
    `      _arguments -S ${[...flags.flatMap(flagSpecs), rest].join(" ")}`,
    ...(described.length === 0
      ? []
      : [
          `      if [[ "$state" == word ]]; then list=(${described.join(" ")}); _describe 'deadwax' list; fi`,
        ]),
    "      ;;",
  ].join("\n");
}

function flagSpecs(flag: CompletionFlag): readonly string[] {
  const help = flag.help.replaceAll(/[[\]\\:]/gu, String.raw`\$&`);
  return flag.names.map((name) => {
    const joins = flag.takesValue && name.startsWith("--") ? "=" : "";
    return quoted(`*${name}${joins}[${help}]${flag.takesValue ? `:value:${action(flag)}` : ""}`);
  });
}

function action({ values, completes }: CompletionFlag): string {
  if (values.length > 0) return `(${values.join(" ")})`;
  return fileAction(completes);
}

function fileAction(completes: CompletionNode["completes"]): string {
  return { file: "_files", folder: "_files -/", nothing: " " }[completes];
}

function argument(completes: CompletionNode["completes"]): string {
  return quoted(`*:argument:${fileAction(completes)}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
