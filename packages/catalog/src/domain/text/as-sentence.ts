/** A message with its full stop: those of identifiers are phrases, all others sentences. */
export function asSentence(message: string): string {
  return /[.!?…][”)]?$/u.test(message) ? message : `${message}.`;
}
