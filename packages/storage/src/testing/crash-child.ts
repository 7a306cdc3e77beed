/**
 * A program that issues numbers until it is killed, and says each one after its commit. Run by the crash tests with
 * the folder of a catalog.
 */
import { change, createIdSource } from "@deadwax/catalog";
import { systemClock, systemDigest, systemRandomness } from "../runtime/system-runtime.ts";
import { openSqliteCatalog } from "../sqlite/open-sqlite-catalog.ts";
import { anEntry, aRecording } from "./samples.ts";

const opened = await openSqliteCatalog(process.argv[2] ?? "", { lockWait: 30_000 });
const ids = createIdSource(systemClock, systemRandomness);
const runtime = { clock: systemClock, random: systemRandomness, digest: systemDigest, ids };
const context = { ...opened, ...runtime, actor: "crash test" };

for (;;) {
  const { value } = await change(context, { action: "assign" }, async (transaction) => {
    const highest = await transaction.ledger.highest("AA6Q7", "26", { from: 0, to: 99_999 });
    const { id: recordingId } = await transaction.insert("recording", aRecording());
    const designation = highest + 1;
    await transaction.appendLedger([anEntry(transaction.operationId, { designation, recordingId })]);
    return designation;
  });
  process.stdout.write(`${value}\n`);
}
