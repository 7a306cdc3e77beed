/** Sound that is too plain to tell one recording from another: a tone, a hum, noise, a click here and there. */
import { BANDS, STEP_DB, type LogSpectrum } from "../log-spectrum/index.ts";

/** So few rows that change are no music: seconds are not enough of a tone that goes on. */
const LEAST_CHANGES = 12;
/** dB by which a band has to change from one row to another, eight rows apart, to count. */
const CHANGE_DB = 9;

/** Whether next to nothing happens in it. */
export function isPlain({ levels, rows, loudness }: LogSpectrum): boolean {
  const loudest = loudness.reduce((most, level) => Math.max(most, level), -200);
  let changes = 0;
  for (let row = 8; row < rows; row += 4) {
    if ((loudness[row] ?? -200) < loudest - 40) continue;
    if (hasChanged(levels, row)) changes++;
    if (changes >= LEAST_CHANGES) return false;
  }
  return true;
}

/** Several bands among the strong ones of either row have become stronger or weaker. */
function hasChanged(levels: Uint8Array, row: number): boolean {
  const [now, before] = [row * BANDS, (row - 8) * BANDS];
  let top = 0;
  for (let band = 0; band < BANDS; band++)
    top = Math.max(top, levels[now + band] ?? 0, levels[before + band] ?? 0);
  let changed = 0;
  for (let band = 0; band < BANDS; band++) {
    const [here, there] = [levels[now + band] ?? 0, levels[before + band] ?? 0];
    if (Math.max(here, there) < top - 40 / STEP_DB) continue;
    if (Math.abs(here - there) * STEP_DB > CHANGE_DB) changed++;
  }
  return changed >= 4;
}
