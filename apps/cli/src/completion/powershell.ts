/** Completion for PowerShell 5.1 and later. */
import type { CompletionNode } from "./tree.ts";

/** The script for $PROFILE. File names are left to PowerShell, which completes them when nothing else fits. */
export function powershellCompletion(nodes: readonly CompletionNode[]): string {
  return `# deadwax completion for PowerShell: deadwax completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName deadwax -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $places = @{
${nodes.map(place).join("\n")}
  }
  $place = ''
  foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
    $next = ("$place $element").Trim()
    if ($element.Extent.EndOffset -lt $cursorPosition -and $places.ContainsKey($next)) { $place = $next }
  }
  $places[$place] | Where-Object { $_[0] -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1])
  }
}
`;
}

function place({ path, words, flags, values }: CompletionNode): string {
  const pairs = [
    ...words.map(({ name, help }) => [name, help] as const),
    ...values.map((value) => [value, value] as const),
    ...flags.flatMap(({ names, help }) => names.map((name) => [name, help] as const)),
  ];
  const list = pairs.map(([name, help]) => `@(${quoted(name)}, ${quoted(help)})`).join(", ");
  return `    ${quoted(path)} = @(${list})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
