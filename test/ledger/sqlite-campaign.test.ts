import { it } from "vitest";
import { expectBoundedCampaign, TIME_LIMIT } from "./bounded.ts";
import { createSqliteHost } from "./sqlite-host.ts";

it(
  "10,000 codes in SQLite, amid undos, restores, copies, kills and several processes, are each given once",
  async () => {
    await expectBoundedCampaign(await createSqliteHost(), 1);
  },
  TIME_LIMIT,
);
