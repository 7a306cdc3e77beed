/**
 * Kysely over node:sqlite. Kysely's own SQLite driver expects better-sqlite3, whose statements say whether they
 * return rows and take their parameters as a list; node:sqlite does neither.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { DatabaseSync } from "node:sqlite";
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from "kysely";
import type { Cell } from "../schema/tables.ts";
import { createStatementCache } from "./statement-cache.ts";
import { isBusy, translateSqliteError } from "./translate-error.ts";

export interface SqliteDriverOptions {
  readonly open: () => DatabaseSync;
  readonly place: string;
  /** One connection makes writers wait for each other; more let readers see different moments. */
  readonly maxConnections: number;
  /** How long to wait for another program's write, in milliseconds. */
  readonly lockWait: number;
}

/** One database connection, lent to one transaction at a time. */
interface Line {
  readonly database: DatabaseSync;
  readonly statements: ReturnType<typeof createStatementCache>;
}

/** What a transaction holds. After its end it refuses: a query that was not awaited must not run outside of it. */
class Loan implements DatabaseConnection {
  readonly line: Line;
  readonly #place: string;
  isEnded = false;

  constructor(line: Line, place: string) {
    this.line = line;
    this.#place = place;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.isEnded) throw new Error("a query came after its transaction had ended");
    try {
      const { statement, returnsRows } = this.line.statements.prepare(sql);
      const values = parameters as readonly Cell[];
      if (returnsRows) return { rows: statement.all(...values) as Row[] };
      return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
    } catch (thrown) {
      throw translateSqliteError(thrown, this.#place);
    }
  }

  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error("rows are read in pages, not streamed");
  }
}

/** Kysely hands back what `acquireConnection` gave it. */
function borrowed(connection: DatabaseConnection): Loan {
  if (connection instanceof Loan) return connection;
  throw new Error("this connection came from somewhere else");
}

export class SqliteDriver implements Driver {
  readonly #options: SqliteDriverOptions;
  readonly #lines: Line[] = [];
  readonly #idle: Line[] = [];
  readonly #waiting: ((line: Line) => void)[] = [];

  constructor(options: SqliteDriverOptions) {
    this.#options = options;
  }

  async init(): Promise<void> {
    // The first transaction opens the first connection.
  }

  async acquireConnection(): Promise<Loan> {
    const line = this.#idle.pop() ?? this.#openLine() ?? (await this.#nextFreeLine());
    return new Loan(line, this.#options.place);
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const { database } = borrowed(connection).line;
    const begin = settings.accessMode === "read only" ? "begin" : "begin immediate";
    const deadline = Date.now() + this.#options.lockWait;
    for (let pause = 2; ; pause = Math.min(pause * 2, 100)) {
      try {
        database.exec(begin);
        return;
      } catch (thrown) {
        if (!isBusy(thrown) || Date.now() >= deadline)
          throw translateSqliteError(thrown, this.#options.place);
      }
      await sleep(pause);
    }
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      borrowed(connection).line.database.exec("commit");
    } catch (thrown) {
      throw translateSqliteError(thrown, this.#options.place);
    }
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const { database } = borrowed(connection).line;
    // A full disk makes SQLite roll back by itself.
    if (database.isTransaction) database.exec("rollback");
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const loan = borrowed(connection);
    loan.isEnded = true;
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(loan.line);
    else next(loan.line);
  }

  async destroy(): Promise<void> {
    this.#idle.length = 0;
    for (const { database } of this.#lines.splice(0)) database.close();
  }

  #openLine(): Line | undefined {
    if (this.#lines.length >= this.#options.maxConnections) return undefined;
    const database = this.#options.open();
    const line = { database, statements: createStatementCache(database) };
    this.#lines.push(line);
    return line;
  }

  #nextFreeLine(): Promise<Line> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }
}
