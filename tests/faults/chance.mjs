// Random numbers that can be repeated: the same seed gives the same numbers (mulberry32).

export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    // A whole number from `least` up to, but not including, `end`.
    between: (least, end) => least + Math.floor(next() * (end - least)),
    one: (list) => list[Math.floor(next() * list.length)],
    happens: (share) => next() < share,
  };
}
