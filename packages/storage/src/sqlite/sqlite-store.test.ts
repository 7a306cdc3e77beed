import { DatabaseSync } from "node:sqlite";
import { catalogFolder } from "../home/catalog-folder.ts";
import { openTestStore } from "../testing/index.ts";
import { describeCatalogStore } from "../testing/store-suite.ts";
import { openSqliteCatalog } from "./open-sqlite-catalog.ts";

describeCatalogStore("the store over SQLite", async () => {
  const { store, catalog, folder, close } = await openTestStore();
  const withRaw = <Value>(work: (database: DatabaseSync) => Value): Value => {
    const database = new DatabaseSync(catalogFolder(folder).database, { timeout: 1_000 });
    try {
      return work(database);
    } finally {
      database.close();
    }
  };
  return {
    store,
    catalogId: catalog.id,
    openAgain: async (lockWait = 30_000) =>
      (await openSqliteCatalog(folder, { lockWait, isDurable: false })).store,
    run: async (sql) => {
      withRaw((database) => {
        database.exec(sql);
      });
    },
    columns: async (table) =>
      withRaw((database) =>
        database.prepare("select name from pragma_table_info(?) order by name").all(table),
      ).map((row) => String(row["name"])),
    close,
  };
});
