// How much each suite does: a little in `make test`, everything with SOAK=full (`make soak`), or a percentage of that:
// SOAK=20.

const asked = process.env.SOAK;
const share = asked === 'full' ? 1 : Number(asked) / 100;
const length = (short, long) => (asked ? Math.max(short, Math.round(long * share)) : short);

// The seed, to repeat the same random choices; every suite prints the one that it used.
export const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

export const KILLS = length(6, 500);
export const KILLS_A_DEVICE = length(6, 25);
export const ENDED_ROUNDS = length(1, 20); // devices on which each kind of draft ends once
export const LONGEST_AFTER = asked ? 9_000 : 1_500; // milliseconds from the end of a draft to the kill
export const DAMAGES = length(8, 200);
export const FILES = length(5, 100);
export const FILES_IN_BOTH = length(2, 150);
export const CORRUPTIONS_A_VALUE = length(1, 5);
export const FULL_EVERY = asked ? 1 : 5; // every how many writes one finds no room
export const COMMITS_A_TAB = length(8, 40);
