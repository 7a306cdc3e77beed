/** Completion for bash, from 3.2 on (macOS has no newer one): no associative arrays, no mapfile. */
import { valueFlagNames, type CompletionFlag, type CompletionNode } from "./tree.ts";

/** The script to source. */
export function bashCompletion(nodes: readonly CompletionNode[]): string {
  return `# deadwax completion for bash: source <(deadwax completion bash)
_deadwax() {
  local cur prev path word at
  cur="\${COMP_WORDS[COMP_CWORD]}"
  prev=""
  path=""
  COMPREPLY=()
  # --flag=value arrives as three words, because = separates words in bash.
  if [[ "$cur" == "=" ]]; then cur=""; prev="\${COMP_WORDS[COMP_CWORD-1]}"
  elif [[ \${COMP_CWORD} -ge 2 && "\${COMP_WORDS[COMP_CWORD-1]}" == "=" ]]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"
  elif [[ \${COMP_CWORD} -ge 1 ]]; then prev="\${COMP_WORDS[COMP_CWORD-1]}"
  fi
  at=1
  while [[ $at -lt $COMP_CWORD ]]; do
    word="\${COMP_WORDS[$at]}"
    case "$word" in
      ${valueFlagNames(nodes).join("|")}) at=$((at + 1)); if [[ "\${COMP_WORDS[$at]:-}" == "=" ]]; then at=$((at + 1)); fi ;;
    esac
    case "$path $word" in
${nodes
  .filter(({ path }) => path !== "")
  .map(pathCase)
  .join("\n")}
    esac
    at=$((at + 1))
  done
  case "$path" in
${nodes.map(nodeCase).join("\n")}
  esac
}
complete -F _deadwax deadwax
`;
}

function pathCase({ path }: CompletionNode): string {
  const words = path.split(" ");
  const parent = words.slice(0, -1).join(" ");
  return `      ${quoted(`${parent} ${words.at(-1) ?? ""}`)}) path=${quoted(path)} ;;`;
}

function nodeCase({ path, words, flags, completes, values }: CompletionNode): string {
  const valued = flags.filter((flag) => flag.takesValue);
  const names = flags.flatMap((flag) => flag.names);
  const candidates = [...words.map(({ name }) => name), ...values];
  const cases = valued.map((flag) => `        ${flag.names.join("|")}) ${offer(flag)}; return ;;`);
  return [
    `    ${quoted(path)})`,
    ...(cases.length === 0 ? [] : [`      case "$prev" in`, ...cases, "      esac"]),
    `      if [[ "$cur" == -* ]]; then COMPREPLY=($(compgen -W ${quoted(names.join(" "))} -- "$cur"))`,
    `      else ${offer({ values: candidates, completes })}; fi ;;`,
  ].join("\n");
}

/** File names may hold spaces, so they are read line by line and marked as names. */
function offer({ values, completes }: Pick<CompletionFlag, "values" | "completes">): string {
  if (values.length > 0) return `COMPREPLY=($(compgen -W ${quoted(values.join(" "))} -- "$cur"))`;
  if (completes === "nothing") return ":";
  const action = completes === "folder" ? "-d" : "-f";
  return `compopt -o filenames 2>/dev/null; while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen ${action} -- "$cur")`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
