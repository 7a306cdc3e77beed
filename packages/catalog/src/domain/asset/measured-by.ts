const NAME_AND_VERSION = /^(.*)\/(\d+)$/u;

/** Whether a later version of the same program measured: `deadwax-audio/3` rather than `deadwax-audio/2`. */
export function isNewerMeasure(measuredBy: string, than: string): boolean {
  const [, name, version] = NAME_AND_VERSION.exec(measuredBy) ?? [];
  const [, other, earlier] = NAME_AND_VERSION.exec(than) ?? [];
  return name !== undefined && name === other && Number(version) > Number(earlier);
}
