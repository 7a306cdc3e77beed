import { derived, needs } from "./column.ts";
import type { Form, FormRow } from "./form.ts";

/** Which recordings are of which of The MLC's works. An empty song code takes a suggestion back, so none is ever written empty. */
export const MLC_BULK_MATCH: Form = {
  id: "mlc-bulk-match",
  title: "The MLC: bulk match suggestions",
  source: "https://pages.themlc.com/bulk-match-submission-process",
  asOf: "2026-11-23",
  note: "Recordings without a code or without a song code are left out: a row without a song code would take an earlier suggestion back.",
  formats: ["csv"],
  settings: { memberName: "the member's name, as it stands in the name of the file" },
  hasByteOrderMark: false,
  sheet: {
    name: "Bulk match",
    rowPer: "recording",
    columns: [
      needs("ISRC", "isrc"),
      derived("MLC Song Code", {
        read: songCode,
        whereToFillIn: ({ track }) =>
          `portal.themlc.com: search the work of “${track.recording.title}”, and give its song code with the form`,
      }),
    ],
  },
  isLeftOut: (row) => row.track.recording.isrc === null || songCode(row) === null,
  fileName: ({ memberName = "" }, day) =>
    `${memberName.replaceAll(/[^\p{L}\p{N}]+/gu, "")}_BulkMatchSuggestions_${day.replaceAll("-", "")}.csv`,
};

/** Letters and digits only, as the form asks. */
function songCode({ track, request }: FormRow): string | null {
  const { isrc } = track.recording;
  const code = isrc === null ? undefined : request.songCodes?.[isrc]?.trim();
  return code !== undefined && /^[A-Z0-9]+$/iu.test(code) ? code.toUpperCase() : null;
}
