import { basename, resolve } from "node:path";
import { createReadStream } from "node:fs";
import { createHash } from "node:crypto";
import {
  addEvidence,
  CatalogError,
  EVIDENCE_KINDS,
  findRecording,
  isPartialDate,
  STANDINGS,
} from "@deadwax/catalog";
import { defineCommand, outcome } from "../../command/command.ts";
import { status } from "../../output/status.ts";
import { withCatalog } from "../../session/open-catalog.ts";

export const evidence = defineCommand({
  description: `A code proves which recording it is, never whose. What does is kept beside it: contracts, session records, dated files,
  registrations. Say how firm it stands: declared by somebody, evidenced by a document, or verified by a third party. Of a document the
  name and the hash are kept.`,
  examples: [
    {
      command:
        'deadwax evidence "Midnight Drive" "Ada owns the master" --standing evidenced --document contract.pdf',
      says: "Keep a contract beside the code",
    },
  ],
  positionals: [
    { name: "recording", help: "A title, a code or the end of an id" },
    { name: "statement", help: "What it shows, in one sentence" },
  ],
  flags: {
    kind: {
      type: "string",
      placeholder: "KIND",
      choices: EVIDENCE_KINDS,
      default: "statement",
      help: "What it is",
    },
    standing: {
      type: "string",
      placeholder: "HOW",
      choices: STANDINGS,
      default: "declared",
      help: "How firm it stands",
    },
    document: {
      type: "string",
      placeholder: "FILE",
      completes: "file",
      help: "The document; its hash is kept",
    },
    territory: { type: "string", placeholder: "COUNTRY", help: "Where it holds, when not everywhere" },
    from: { type: "date", placeholder: "DATE", help: "From when it holds" },
    until: { type: "date", placeholder: "DATE", help: "Until when" },
    share: { type: "number", placeholder: "PERCENT", min: 0, max: 100, help: "The share it is about" },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const recording = await catalog.store.read((reader) => findRecording(reader, positionals.recording));
      const path = flags.document === undefined ? undefined : resolve(command.cwd, flags.document);
      const { value } = await addEvidence(catalog, {
        subjectId: recording.id,
        kind: flags.kind,
        statement: positionals.statement,
        standing: flags.standing,
        document: path === undefined ? null : basename(path),
        documentSha256: path === undefined ? null : await sha256(path),
        partyId: null,
        shareBasisPoints: flags.share === undefined ? null : Math.round(flags.share * 100),
        territory: flags.territory ?? null,
        validFrom: flags.from !== undefined && isPartialDate(flags.from) ? flags.from : null,
        validTo: flags.until !== undefined && isPartialDate(flags.until) ? flags.until : null,
      });
      return outcome(
        { schema: "deadwax.evidence/1", evidence: value, isDryRun: command.isDryRun },
        (result) => status("ok", `Kept as ${result.evidence.standing}: ${result.evidence.statement}`),
      );
    });
  },
});

async function sha256(path: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  } catch (thrown) {
    throw new CatalogError("FILE_NOT_FOUND", { path }, { cause: thrown });
  }
  return hash.digest("hex");
}
