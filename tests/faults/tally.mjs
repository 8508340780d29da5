// The counts at the end of a suite: one line, printed whether it passes or fails, and collected by scripts/soak.sh.

const written = (count) => (typeof count === 'number' ? count.toLocaleString('en-GB') : count);

export function print(suite, counts) {
  const line = Object.entries(counts).map(([what, count]) => `${what.replaceAll('_', ' ')} ${written(count)}`);
  console.log(`tally ${suite}: ${line.join(', ')}`);
}
