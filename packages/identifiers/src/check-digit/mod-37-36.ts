/**
 * ISO/IEC 7064 MOD 37,36, a hybrid system over 0-9 and A-Z with one check character.
 * Used by GRid and DPID. Catches every single substitution and most transpositions.
 */
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

function doubled(state: number): number {
  return ((state === 0 ? 36 : state) * 2) % 37;
}

function stateAfter(text: string): number {
  let state = 18;
  for (const character of text) state = (doubled(state) + ALPHABET.indexOf(character)) % 36;
  return state;
}

/** The check character for a body of 0-9 and A-Z. */
export function mod3736CheckCharacter(body: string): string {
  return ALPHABET.charAt((37 - doubled(stateAfter(body)) + 36) % 36);
}
