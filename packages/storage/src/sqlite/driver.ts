/**
 * Kysely over node:sqlite. Kysely's own SQLite driver expects better-sqlite3, whose statements say whether they
 * return rows and take their parameters as a list; node:sqlite does neither.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { DatabaseSync } from "node:sqlite";
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from "kysely";
import type { Cell } from "../schema/tables.ts";
import { createStatementCache } from "./statement-cache.ts";
import { isBusy } from "./translate-error.ts";

export interface SqliteDriverOptions {
  readonly open: () => DatabaseSync;
  readonly place: string;
  /** One connection makes writers wait for each other; more let readers see different moments. */
  readonly maxConnections: number;
  /** How long to wait for another program's write, in milliseconds. */
  readonly lockWait: number;
}

class SqliteConnection implements DatabaseConnection {
  readonly database: DatabaseSync;
  readonly #statements: ReturnType<typeof createStatementCache>;

  constructor(database: DatabaseSync) {
    this.database = database;
    this.#statements = createStatementCache(database);
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { statement, returnsRows } = this.#statements.prepare(sql);
    const values = parameters as readonly Cell[];
    if (returnsRows) return { rows: statement.all(...values) as Row[] };
    return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error("rows are read in pages, not streamed");
  }
}

export class SqliteDriver implements Driver {
  readonly #options: SqliteDriverOptions;
  readonly #all: SqliteConnection[] = [];
  readonly #idle: SqliteConnection[] = [];
  readonly #waiting: ((connection: SqliteConnection) => void)[] = [];

  constructor(options: SqliteDriverOptions) {
    this.#options = options;
  }

  async init(): Promise<void> {
    // The first transaction opens the first connection.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#idle.pop() ?? this.#open() ?? this.#nextFree();
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const { database } = ours(connection);
    // A write that began as a read could not become one when another has written since.
    const begin = settings.accessMode === "read only" ? "begin" : "begin immediate";
    const deadline = Date.now() + this.#options.lockWait;
    for (let pause = 2; ; pause = Math.min(pause * 2, 100)) {
      try {
        database.exec(begin);
        return;
      } catch (thrown) {
        if (!isBusy(thrown) || Date.now() >= deadline) throw thrown;
      }
      await sleep(pause);
    }
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    ours(connection).database.exec("commit");
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const { database } = ours(connection);
    // A full disk makes SQLite roll back by itself.
    if (database.isTransaction) database.exec("rollback");
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(ours(connection));
    else next(ours(connection));
  }

  async destroy(): Promise<void> {
    this.#idle.length = 0;
    for (const { database } of this.#all.splice(0)) database.close();
  }

  #open(): SqliteConnection | undefined {
    if (this.#all.length >= this.#options.maxConnections) return undefined;
    const connection = new SqliteConnection(this.#options.open());
    this.#all.push(connection);
    return connection;
  }

  #nextFree(): Promise<SqliteConnection> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }
}

/** Kysely hands back what `acquireConnection` gave it. */
function ours(connection: DatabaseConnection): SqliteConnection {
  if (connection instanceof SqliteConnection) return connection;
  throw new Error("this connection came from somewhere else");
}
