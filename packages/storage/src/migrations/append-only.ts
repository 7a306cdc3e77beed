import type { SqlDialect } from "../schema/sql-dialect.ts";

/** Tables whose rows stay as they were written (DESIGN 4, rules 3 and 15). */
const APPEND_ONLY = ["ledger_entry", "operation", "operation_change"];

/** Personal values may be erased, as the law can ask, and never changed. */
const ERASABLE = "personal_value";

/** What two rows cannot share; by any of these a row could be replaced. */
const KEYS = [
  { table: "ledger_entry", key: ["sequence"] },
  { table: "ledger_entry", key: ["prefix_code", "year", "designation", "previous"] },
  { table: "operation", key: ["sequence"] },
  { table: "operation", key: ["id"] },
  { table: "operation", key: ["previous_hash"] },
  { table: "operation_change", key: ["operation_sequence", "position"] },
  { table: ERASABLE, key: ["commitment"] },
] as const;

export function appendOnlyTriggers(dialect: SqlDialect): readonly string[] {
  return dialect.name === "sqlite" ? sqliteTriggers() : postgresTriggers();
}

function sqliteTriggers(): readonly string[] {
  const refuse = (table: string) => `BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`;
  const change = [...APPEND_ONLY, ERASABLE].map(
    (table) => `CREATE TRIGGER ${table}_refuses_update BEFORE UPDATE ON ${table} ${refuse(table)}`,
  );
  const removal = APPEND_ONLY.map(
    (table) => `CREATE TRIGGER ${table}_refuses_delete BEFORE DELETE ON ${table} ${refuse(table)}`,
  );
  // INSERT OR REPLACE deletes without asking delete triggers, unless a pragma of the connection says otherwise.
  const replacement = KEYS.map(({ table, key }) => {
    const same = ["catalog_id", ...key].map((column) => `${column} = NEW.${column}`).join(" AND ");
    const name = `${table}_refuses_second_${key.join("_")}`;
    return `CREATE TRIGGER ${name} BEFORE INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${same}) ${refuse(table)}`;
  });
  return [...change, ...removal, ...replacement];
}

function postgresTriggers(): readonly string[] {
  const trigger = (table: string, events: string) =>
    `CREATE TRIGGER ${table}_refuses_change BEFORE ${events} ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`;
  return [
    `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$body$`,
    ...APPEND_ONLY.map((table) => trigger(table, "UPDATE OR DELETE OR TRUNCATE")),
    trigger(ERASABLE, "UPDATE OR TRUNCATE"),
  ];
}
