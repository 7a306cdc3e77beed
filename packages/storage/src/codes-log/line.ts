/** The lines of codes.log: plain text, tabs between fields, one line for each number and each commit. */
import { LEDGER_EVENTS, type CodesLogLine, type Id } from "@deadwax/catalog";

const HEADER = /^deadwax codes\.log 1\t([0-9a-f]{32})$/u;
const CODE = /^([A-Z]{2})-([A-Z0-9]{3})-(\d{2})-(\d{5})$/u;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const AT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u;
const COMMITTED = "committed";
const NONE = "-";

export function formatHeader(logId: string): string {
  return `deadwax codes.log 1\t${logId}\n`;
}

/** The id in the first line, or undefined when it is no such line. */
export function parseHeader(line: string): string | undefined {
  return HEADER.exec(line)?.[1];
}

export function formatLine(line: CodesLogLine): string {
  const { prefixCode, year, designation } = line;
  const code = `${prefixCode.slice(0, 2)}-${prefixCode.slice(2)}-${year}-${String(designation).padStart(5, "0")}`;
  return `${[line.at, line.event, code, line.recordingId ?? NONE, line.operationId].join("\t")}\n`;
}

export function formatCommitted(operationId: string): string {
  return `${COMMITTED}\t${operationId}\n`;
}

/** A number, the id of a committed operation, or undefined for what a crash left of a line. */
export function parseLine(text: string): CodesLogLine | string | undefined {
  const fields = text.split("\t");
  if (fields[0] === COMMITTED)
    return fields.length === 2 && UUID.test(fields[1] ?? "") ? fields[1] : undefined;
  return fields.length === 5 ? parseNumber(fields) : undefined;
}

function parseNumber(fields: readonly string[]): CodesLogLine | undefined {
  const [at = "", eventText, code = "", recording = "", operationId = ""] = fields;
  const match = CODE.exec(code);
  const event = LEDGER_EVENTS.find((known) => known === eventText);
  if (match === null || event === undefined || !AT.test(at) || !UUID.test(operationId)) return undefined;
  if (recording !== NONE && !UUID.test(recording)) return undefined;
  const [, country = "", registrant = "", year = "", designation = ""] = match;
  const recordingId = recording === NONE ? null : (recording as Id);
  return {
    at,
    event,
    prefixCode: country + registrant,
    year,
    designation: Number(designation),
    recordingId,
    operationId,
  };
}
