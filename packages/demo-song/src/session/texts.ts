/** What the artist wrote down. Partly wrong, as such notes are. */
export const NOTES = `MIDNIGHT DRIVE

- final2 is the one from the mastering session (feb 14). USE THIS should be the same?? check
- final.wav = before we turned the vocal up. do NOT send
- radio: bars 21-24 out, fades before the last line of the solo
- clean v3 = the two bad words in the verses + the one in chorus 2
- live one is from the Blue Room, ask Jo if the house engineer needs a credit
- remix by us, same vocal
- distributor wants 16 bit?? or 24, both are here
- ISRC??? does every file get one or only the song
- spedup is just the master x1.2
`;

/** The words of the piece. */
export const LYRICS = `MIDNIGHT DRIVE (The Night Shift)

Neon running down the window
I can hear the engine low
Every mile is like an echo
Of the hell we used to know

  Midnight drive, we're alive
  Under all the fading lights
  Midnight drive, hold the line
  Till the morning comes around

Silver water, empty highway
Radio hums a song I know
All the towns are going my way
Tell the damned I'm letting go

  Midnight drive, so damn high
  Under all the fading lights
  Midnight drive, hold the line
  Till the morning comes around
`;
