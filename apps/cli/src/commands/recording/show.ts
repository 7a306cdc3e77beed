import { parseIsrc } from "@deadwax/identifiers";
import {
  assetIssues,
  findRecording,
  readHistory,
  readRecordingViews,
  type CatalogContext,
  type LedgerEntry,
  type RecordingView,
} from "@deadwax/catalog";
import { defineCommand, outcome, type CommandContext } from "../../command/command.ts";
import { nothing, spaced } from "../../output/block.ts";
import { waveformsOf } from "../../session/audio.ts";
import { findAssetOf } from "../../session/find-asset.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { historyBlock, recordingBlock, storyBlock } from "./show-page.ts";
import { hear, type Heard } from "./show-sound.ts";

export const show = defineCommand({
  description:
    "By title, code or the end of an id. A code tells its whole story in the ledger, also when it is void or only reserved.",
  examples: [
    {
      command: 'deadwax show "Midnight Drive (Radio Edit)"',
      says: "One recording with everything known about it",
    },
    { command: "deadwax show AA-6Q7-26-00001", says: "The recording of a code, and the story of the code" },
  ],
  positionals: [{ name: "recording", help: "A title, a code or the end of an id" }],
  flags: {
    asset: {
      type: "string",
      placeholder: "FILE",
      help: "How this file sounds, instead of the approved one: a name or the end of its id",
    },
  },
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const story = await codeStory(catalog, positionals.recording);
      const { view, history } = await catalog.store.read(async (reader) => {
        const recording =
          story.length > 0 && (await isNobodys(catalog, positionals.recording))
            ? undefined
            : await findRecording(reader, positionals.recording);
        const [view] = recording === undefined ? [] : await readRecordingViews(reader, [recording]);
        const ids =
          view === undefined
            ? []
            : [
                view.recording.id,
                ...view.assets.map((asset) => asset.id),
                ...view.codes.map((code) => code.id),
                ...view.approvals.map((one) => one.id),
              ];
        const history =
          ids.length === 0 ? [] : await readHistory(reader, { entityIds: ids, isReversed: true, limit: 12 });
        return { view: view ?? null, history };
      });
      const heard = view === null ? null : await heardIn(command, catalog, { view, file: flags.asset });
      const recording = view === null ? null : { ...view, assets: withFindings(view.assets) };
      const result = { schema: "deadwax.show/1" as const, recording, heard, story, history };
      return outcome(result, () =>
        spaced(
          recording === null ? nothing : recordingBlock(recording, heard),
          storyBlock(story),
          historyBlock(history),
        ),
      );
    });
  },
});

async function heardIn(
  command: CommandContext,
  catalog: CatalogContext,
  { view, file }: { readonly view: RecordingView; readonly file: string | undefined },
): Promise<Heard | null> {
  const assetId = file === undefined ? undefined : await findAssetOf(catalog, file, view.recording.id);
  return hear(view, { assetId, waveforms: waveformsOf(command) });
}

/** What is odd about how a file sounds stands with what else is odd about it. */
function withFindings(assets: RecordingView["assets"]): RecordingView["assets"] {
  return assets.map((asset) => ({ ...asset, issues: assetIssues(asset) }));
}

async function codeStory(catalog: CatalogContext, text: string): Promise<readonly LedgerEntry[]> {
  const parsed = parseIsrc(text);
  if (!parsed.ok) return [];
  const isrc = parsed.value.value;
  return catalog.store.read((reader) =>
    reader.ledger.story(isrc.slice(0, 5), isrc.slice(5, 7), Number(isrc.slice(7))),
  );
}

/** A void or unaccounted number has a story, but no recording to show. */
async function isNobodys(catalog: CatalogContext, text: string): Promise<boolean> {
  const parsed = parseIsrc(text);
  if (!parsed.ok) return false;
  return catalog.store.read(async (reader) => {
    const codes = await reader.count("recordingCode", { isrc: parsed.value.value });
    const last = (
      await reader.ledger.story(
        parsed.value.value.slice(0, 5),
        parsed.value.value.slice(5, 7),
        Number(parsed.value.value.slice(7)),
      )
    ).at(-1);
    return codes === 0 && last?.event !== "reserved";
  });
}
