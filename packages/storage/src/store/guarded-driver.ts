import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from "kysely";

/** Turns what a database throws into what people can act on. */
type Translate = (thrown: unknown) => unknown;

/**
 * A connection while one transaction has it. It translates every error, and after the transaction it refuses: a
 * query that somebody forgot to wait for must not run outside of it.
 */
class GuardedConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #translate: Translate;
  isEnded = false;

  constructor(inner: DatabaseConnection, translate: Translate) {
    this.inner = inner;
    this.#translate = translate;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.isEnded) throw new Error("a query came after its transaction had ended");
    try {
      return await this.inner.executeQuery<Row>(query);
    } catch (thrown) {
      throw this.#translate(thrown);
    }
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error("rows are read in pages, not streamed");
  }
}

/** A driver whose connections are guarded and whose errors are translated. */
export class GuardedDriver implements Driver {
  readonly #driver: Driver;
  readonly #translate: Translate;

  constructor(driver: Driver, translate: Translate) {
    this.#driver = driver;
    this.#translate = translate;
  }

  init(): Promise<void> {
    return this.#driver.init();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const inner = await this.#translating(this.#driver.acquireConnection());
    return new GuardedConnection(inner, this.#translate);
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.#translating(this.#driver.beginTransaction(guarded(connection).inner, settings));
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#translating(this.#driver.commitTransaction(guarded(connection).inner));
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#driver.rollbackTransaction(guarded(connection).inner);
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const { inner } = guarded(connection);
    guarded(connection).isEnded = true;
    await this.#driver.releaseConnection(inner);
  }

  destroy(): Promise<void> {
    return this.#driver.destroy();
  }

  async #translating<Value>(outcome: Promise<Value>): Promise<Value> {
    try {
      return await outcome;
    } catch (thrown) {
      throw this.#translate(thrown);
    }
  }
}

/** Kysely hands back what `acquireConnection` gave it. */
function guarded(connection: DatabaseConnection): GuardedConnection {
  if (connection instanceof GuardedConnection) return connection;
  throw new Error("this connection came from somewhere else");
}
