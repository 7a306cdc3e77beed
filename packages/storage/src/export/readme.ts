/** The README.md of an export. */
import { EXPORT_TABLES } from "./export-tables.ts";

export function exportReadme(): string {
  const entityFiles = EXPORT_TABLES.filter(({ file }) => file.startsWith("entities/")).map(
    ({ file }) => `\`${file}\``,
  );
  return `# A Deadwax catalog, whole

This folder is everything one catalog of recordings keeps, in formats that need no Deadwax to read: JSON Lines (one JSON
object a line, UTF-8, a line feed after each), JSON and plain text. Deadwax reads it back into an empty catalog.

| file | holds |
| --- | --- |
| \`catalog.json\` | which catalog this is, the last link of its chain, and how many lines each file has |
| ${entityFiles.join(", ")} | the things of the catalog as they are now, one file a kind, ordered by id. \`null\` is an absent value |
| \`ledger.jsonl\` | every event of every ISRC this catalog knows, oldest first. Rows are never changed; a later row about the same number answers an earlier one, and names it in \`previous\` |
| \`operations.jsonl\` | the history: what was done and when, oldest first. Each names the hash of the one before it |
| \`changes.jsonl\` | what each operation changed, before and after |
| \`personal-values.jsonl\` | the personal values that stand in the history as commitments \`{"$personal": …}\`. Values that were erased are not here, and the history is valid without them |
| \`codes.log\` | the plain list of every number that was ever shown, as it stood beside the database; when there was one |
| \`vault/\` | audio files as they came in, under the SHA-256 of their bytes; when they were asked for |
| \`schema/\` | a JSON Schema for the lines of each file |
| \`SHA256SUMS\` | the SHA-256 of every file but itself |
| \`verify.py\` | proves all of it, see below |

Ids are UUIDs and the same in every file. \`recordingId\` and the like name a line of the file of that kind. Instants are
UTC. Dates may be partial (\`2024\`, \`2024-05\`). Durations are milliseconds; shares are hundredths of a percent.

## Proving it

    sha256sum -c SHA256SUMS        # the files are as they were written
    python3 verify.py              # and so are history, ledger and the things they tell of

\`verify.py\` needs Python 3.8 or newer and nothing else; it is short enough to be read first. What it recomputes:

* The hash of an operation is the SHA-256 of the canonical JSON (RFC 8785, UTF-8) of an object with the members
  \`sequence\`, \`id\`, \`at\`, \`actor\` (as \`{"$personal": …}\`), \`action\`, \`parameters\`, \`undoes\`, \`previousHash\`,
  \`changes\` (the operation's lines of \`changes.jsonl\` in order, each with \`kind\`, \`entityId\`, \`before\`, \`after\`) and
  \`ledger\` (its lines of \`ledger.jsonl\` in order, whole). The first operation names 64 zeros as the one before it.
* Every ledger entry belongs to exactly one operation, and names the entry before it on its number in \`previous\`
  (0 for the first): no number has two stories.
* Every line of \`entities/\` has exactly the values its changes left it with, and none is missing.
* A commitment is the SHA-256 of the salt, a line feed, and the canonical JSON of the value.

Whoever has the last hash from an earlier day, printed, mailed or time-stamped, can tell whether this history continues
that one: the operation with that hash must be in it.
`;
}
