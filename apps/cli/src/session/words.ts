/** How the things of a catalog are called on a page. */
import { formatIsrc } from "@deadwax/identifiers";
import {
  formatDesignation,
  shortId,
  type Id,
  type RecordingStatus,
  type RecordingView,
} from "@deadwax/catalog";
import { clock } from "../output/words.ts";
import { dim, good, problem, warning, type Text } from "../output/text.ts";

/** `AA-6Q7`. */
export function shownPrefix(prefixCode: string): string {
  return `${prefixCode.slice(0, 2)}-${prefixCode.slice(2)}`;
}

/** `00000-49999`. */
export function shownRange(range: { readonly from: number; readonly to: number }): string {
  return `${formatDesignation(range.from)}-${formatDesignation(range.to)}`;
}

export function shownId(id: Id): Text {
  return dim(shortId(id));
}

const STATUS_WORDS: Readonly<Record<RecordingStatus, Text>> = {
  draft: dim("draft"),
  approved: warning("approved, no code"),
  reserved: warning("number reserved"),
  coded: good("coded"),
  released: good("on a release"),
  conflict: problem("code in conflict"),
};

export function shownStatus(status: RecordingStatus): Text {
  return STATUS_WORDS[status];
}

/** The code to show for a recording: its own, else the number held for it. */
export function shownCodeOf(view: RecordingView): Text {
  if (view.preferred !== null) return formatIsrc(view.preferred.isrc);
  if (view.reservation === null) return "";
  const { prefixCode, year, designation } = view.reservation;
  return dim(`${shownPrefix(prefixCode)}-${year}-${formatDesignation(designation)}`);
}

export function shownDuration(milliseconds: number | null): string {
  return milliseconds === null ? "" : clock(milliseconds);
}
