// How much each suite does: a little within `make test`, all of it with SOAK=full (`make soak`).

const full = process.env.SOAK === 'full';
const length = (short, long) => (full ? long : short);

// A number to run the same chances again; every suite prints the one it took.
export const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

export const KILLS = length(6, 500);
export const KILLS_A_DEVICE = length(6, 25);
export const DAMAGES = length(8, 200);
export const CORRUPTIONS_A_VALUE = length(1, 5);
export const FULL_EVERY = length(5, 1); // each how manieth write finds no room
export const COMMITS_A_TAB = length(8, 40);
