export { diffInventories, type InventoryDifference } from "./diff-inventories.ts";
export type { Part } from "./part.ts";
export { takeInventory } from "./take-inventory.ts";
