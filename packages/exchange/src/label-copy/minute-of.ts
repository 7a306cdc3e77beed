import type { Instant } from "@deadwax/catalog";

/** `2026-11-22 21:40 UTC`. */
export function minuteOf(instant: Instant): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}
