/** What pg throws, as the refusals people can act on. SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html */
import { CatalogError } from "@deadwax/catalog";

const LOCKED = new Set(["55P03", "40P01", "40001"]);
const READ_ONLY = new Set(["25006", "42501"]);
/** Connection exceptions, invalid authorization, too many connections, shutdown, no such database. */
const UNREACHABLE = /^(?:08|28|57P|53300$|3D000$)/u;
const NETWORK = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EPIPE",
  "EAI_AGAIN",
  "ENOENT",
]);
/** What pg says in plain Errors when a connection ends or does not come. */
const CONNECTION_MESSAGE =
  /^(?:Connection terminated|timeout expired|timeout exceeded|Client has encountered a connection error|The server does not support SSL)/u;
const SQLSTATE = /^[0-9A-Z]{5}$/u;

export function translatePostgresError(thrown: unknown, place: string): unknown {
  if (thrown instanceof CatalogError || !(thrown instanceof Error)) return thrown;
  const cause = { cause: thrown };
  const code = "code" in thrown && typeof thrown.code === "string" ? thrown.code : "";
  if (NETWORK.has(code) || UNREACHABLE.test(code) || CONNECTION_MESSAGE.test(thrown.message)) {
    return new CatalogError("STORE_UNREACHABLE", { place, reason: reasonOf(thrown, code) }, cause);
  }
  if (LOCKED.has(code)) return new CatalogError("STORE_LOCKED", { place }, cause);
  if (READ_ONLY.has(code)) return new CatalogError("STORE_READ_ONLY", { place }, cause);
  if (code === "53100") return new CatalogError("STORE_DISK_FULL", { place }, cause);
  if (code === "58030") return new CatalogError("STORE_DISK", { place, reason: thrown.message }, cause);
  if (code === "XX001" || code === "XX002") {
    return new CatalogError("STORE_DAMAGED", { place, finding: thrown.message }, cause);
  }
  if (SQLSTATE.test(code)) return new Error(`the database refused a statement: ${thrown.message}`, cause);
  return thrown;
}

/** Both addresses of `localhost` refusing arrives as an AggregateError without a message. */
function reasonOf(thrown: Error, code: string): string {
  return thrown.message === "" ? code : thrown.message;
}
