/** Length, advisory, language and work of a recording. */
import { textOf, type Check } from "./paired.ts";

/** Silence before and after, and rounding, which sheets count as they like: ms. */
const TOLERANCE_MS = 3500;

export const checkDuration: Check = ({ row, seat }) => {
  const held = row.values.duration?.value;
  const { durationMs, isMeasured } = seat.known;
  if (held == null || durationMs === null) return [];
  const apart = Math.abs(held.ms - durationMs);
  // A sheet that tells whole minutes only is right within one.
  if (apart <= Math.max(TOLERANCE_MS, held.precisionMs)) return [];
  return [
    {
      kind: "wrong-duration",
      field: "duration",
      held: textOf(row, "duration"),
      catalog: String(durationMs),
      right: "catalog",
      because: isMeasured ? "measured" : "decided",
    },
  ];
};

export const checkAdvisory: Check = ({ row, seat }) => {
  const held = row.values.advisory?.value ?? "unknown";
  const { advisory } = seat.known.recording;
  if (held === "unknown" || advisory === "unknown" || held === advisory) return [];
  // Many forms know but two words: what is clean is not explicit there.
  if ([held, advisory].every((one) => one !== "explicit")) return [];
  return [
    {
      kind: "wrong-advisory",
      field: "advisory",
      held: textOf(row, "advisory"),
      catalog: advisory,
      right: "catalog",
      because: "decided",
    },
  ];
};

export const checkLanguage: Check = ({ row, seat }) => {
  const [held, known] = [row.values.language?.value ?? "", seat.known.recording.language ?? ""];
  const [one, other] = [held, known].map((tag) => tag.toLowerCase().split(/[-_]/u)[0] ?? "");
  if (one === "" || other === "" || one === other) return [];
  return [
    { kind: "wrong-language", field: "language", held, catalog: known, right: "catalog", because: "decided" },
  ];
};

export const checkWork: Check = ({ row, seat }) => {
  const held = row.values.iswc?.value ?? null;
  const { iswcs } = seat.known;
  if (held === null || iswcs.length === 0 || iswcs.includes(held)) return [];
  return [
    {
      kind: "wrong-iswc",
      field: "iswc",
      held: textOf(row, "iswc"),
      catalog: iswcs.join(", "),
      right: "catalog",
      because: "decided",
    },
  ];
};
