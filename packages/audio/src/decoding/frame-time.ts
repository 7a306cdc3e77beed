/** A position as people read it: `3:07.250`. */
export function frameTime(frame: number, sampleRate: number): string {
  const milliseconds = Math.round((frame / sampleRate) * 1000);
  const [minutes, rest] = [Math.floor(milliseconds / 60_000), milliseconds % 60_000];
  return `${minutes}:${(rest / 1000).toFixed(3).padStart(6, "0")}`;
}
