import { may, needs } from "./column.ts";
import type { Form } from "./form.ts";

/** The seven reference elements that a registrant keeps for every code and gives to IFPI when asked (ISO 3901:2019). */
export const IFPI_REFERENCE: Form = {
  id: "ifpi-reference",
  title: "IFPI: reference data of assigned codes",
  source: "https://isrc.ifpi.org/why-use-isrc/using-isrc",
  asOf: "2026-11-22",
  note: "IFPI names the elements and no file format; the columns carry the names of the elements.",
  formats: ["csv", "xlsx"],
  settings: {},
  sheet: {
    name: "Reference data",
    rowPer: "recording",
    columns: [
      needs("ISRC", "isrc"),
      needs("Main Artist", "artist"),
      needs("Track Title", "title"),
      may("Version Title or Alternative Title or Subtitle", "version"),
      needs("Duration", "duration_hms"),
      needs("Content Type", "content_type"),
      needs("Date of Publication", "first_published"),
    ],
  },
};
