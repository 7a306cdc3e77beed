import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from "kysely";

/** Turns what a database throws into what people can act on. */
type Translate = (thrown: unknown) => unknown;

class TranslatingConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #translate: Translate;

  constructor(inner: DatabaseConnection, translate: Translate) {
    this.inner = inner;
    this.#translate = translate;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
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

/** A driver around another one, that no raw error of a database gets out of. */
export class TranslatingDriver implements Driver {
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
    return new TranslatingConnection(inner, this.#translate);
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.#translating(this.#driver.beginTransaction(ours(connection).inner, settings));
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#translating(this.#driver.commitTransaction(ours(connection).inner));
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#translating(this.#driver.rollbackTransaction(ours(connection).inner));
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#driver.releaseConnection(ours(connection).inner);
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
function ours(connection: DatabaseConnection): TranslatingConnection {
  if (connection instanceof TranslatingConnection) return connection;
  throw new Error("this connection came from somewhere else");
}
