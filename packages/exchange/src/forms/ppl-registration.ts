import { creditsOfKind, foldText } from "@deadwax/catalog";
import { derived, needs, needsSetting } from "./column.ts";
import type { Form, FormRow } from "./form.ts";

/**
 * What PPL asks for when a recording is registered. The columns of its import template are not published; these are the
 * names of the data it calls mandatory, and of the two defaults by which its import names territories and performers.
 */
export const PPL_REGISTRATION: Form = {
  id: "ppl-registration",
  title: "PPL: data for registering recordings",
  source: "https://www.ppluk.com/help-centre/faq/what-data-is-mandatory-when-i-register-a-recording",
  asOf: "2026-11-23",
  note: "This is the data PPL asks for, not its import template: copy the columns into the template of myPPL, or fill that in as a template of your own.",
  formats: ["csv", "xlsx"],
  settings: {
    countryOfRecording: "where it was recorded",
    countryOfCommissioning: "the country of who commissioned it",
    rightsholderName: "who holds the rights, as registered with PPL",
    ownershipType: "as PPL's list has it",
    rightsStartDate: "from when the rights are held",
    rightsPercentage: "ownership percentage",
    territories: "where the rights are held",
    territorialDefault: "name of the territorial default set up in myPPL",
  },
  sheet: {
    name: "Recordings",
    rowPer: "recording",
    columns: [
      needs("ISRC", "isrc"),
      needs("Recording Title", "title_with_version"),
      needs("Band/Artist name", "artist"),
      needs("Content type", "content_type"),
      needs("(P)Date", "first_published_year"),
      needs("(P)Name", "p_owner", "release_p_owner"),
      needsSetting("Country of recording", "countryOfRecording"),
      needsSetting("Country of commissioning", "countryOfCommissioning"),
      needsSetting("Rightsholder name", "rightsholderName"),
      needsSetting("Ownership type", "ownershipType"),
      needsSetting("Rights start date", "rightsStartDate"),
      needsSetting("Rights ownership percentage", "rightsPercentage"),
      needsSetting("Territories", "territories"),
      needsSetting("Territorial default", "territorialDefault"),
      derived("Performer line-up default", { read: lineUpOf, whereToFillIn }),
    ],
  },
};

/** The preset with exactly the performers of the recording. */
function lineUpOf({ track, request }: FormRow): string | null {
  const own = keyOf(performers(track.recording));
  if (own === keyOf([])) return null;
  return request.lineUps?.find((lineUp) => keyOf(lineUp.performers) === own)?.name ?? null;
}

function whereToFillIn({ track: { recording } }: FormRow): string {
  const names = performers(recording);
  if (names.length === 0)
    return `deadwax credit "${recording.title.replaceAll('"', "?")}" NAME --role ROLE, for every performer`;
  return `myPPL, Manage Repertoire: a line-up default with ${names.join(", ")}; then name it with the form`;
}

function performers(recording: FormRow["track"]["recording"]): readonly string[] {
  return [...new Set(creditsOfKind(recording, "performer").map(({ name }) => name))];
}

function keyOf(names: readonly string[]): string {
  return JSON.stringify([...new Set(names.map(foldText))].sort());
}
