// Unpacks LevelDB files: the records of a log, the blocks of a table, and values that IndexedDB has compressed. Only as
// much of the format as is needed to find a text.

const LOG_BLOCK = 32_768;
const FOOTER = 48;
const MAGIC = Buffer.from('57fb808b247547db', 'hex');
const COMPRESSED_VALUE = Buffer.from('ff1102', 'hex'); // before a value that IndexedDB compressed
const MOST = 64 * 1024 * 1024;

function varint(bytes, at) {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined) throw new RangeError('no varint');
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
  throw new RangeError('no varint');
}

// Snappy: a length, then literal pieces and pieces copied from earlier output.
export function unsnap(bytes, start = 0) {
  const [length, first] = varint(bytes, start);
  if (length > MOST) throw new RangeError('too long');
  const out = Buffer.alloc(length);
  const number = (at, size) => bytes.readUIntLE(at, size);
  let at = first;
  let end = 0;
  while (end < length) {
    const tag = bytes[at++];
    if (tag === undefined) throw new RangeError('cut short');
    const kind = tag & 3;
    let size = (tag >> 2) + 1;
    if (kind === 0) {
      const more = size > 60 ? size - 60 : 0;
      if (more) size = number(at, more) + 1;
      at += more;
      if (end + size > length || at + size > bytes.length) throw new RangeError('cut short');
      bytes.copy(out, end, at, at + size);
      at += size;
      end += size;
      continue;
    }
    let back;
    if (kind === 1) [size, back, at] = [((tag >> 2) & 7) + 4, ((tag >> 5) << 8) | bytes[at], at + 1];
    else [back, at] = [number(at, kind === 2 ? 2 : 4), at + (kind === 2 ? 2 : 4)];
    if (!back || back > end || end + size > length) throw new RangeError('no such piece');
    for (; size > 0; size -= 1, end += 1) out[end] = out[end - back];
  }
  return out;
}

function attempt(make) {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return null; // it only looked like one
    throw error;
  }
}

// The block that a handle names: its position and its length.
function block(table, handle) {
  const [offset, next] = varint(handle, 0);
  const [size] = varint(handle, next);
  const bytes = table.subarray(offset, offset + size);
  return table[offset + size] === 1 ? unsnap(bytes) : bytes;
}

// The blocks of a table, by its index.
function blocks(table) {
  const footer = table.subarray(-FOOTER);
  const past = varint(footer, varint(footer, 0)[1])[1]; // the first handle is not of a data block
  const index = block(table, footer.subarray(past));
  const ends = index.length - 4 - 4 * index.readUInt32LE(index.length - 4);
  const found = [];
  for (let at = 0; at < ends; ) {
    const numbers = []; // lengths: of the key shared with the previous one, of the key, of the value
    for (let n = 0; n < 3; n += 1) [numbers[n], at] = varint(index, at);
    const [, key, value] = numbers;
    const handle = index.subarray(at + key, at + key + value);
    const made = attempt(() => block(table, handle));
    if (made) found.push(made);
    at += key + value;
  }
  return found;
}

// The records of a log. One that is longer than a block is in several pieces.
function records(log) {
  const found = [];
  let pieces = [];
  for (let at = 0; at + 7 <= log.length; ) {
    const left = LOG_BLOCK - (at % LOG_BLOCK);
    if (left < 7) {
      at += left;
      continue;
    }
    const size = log.readUInt16LE(at + 4);
    const type = log[at + 6];
    if (type === 0) {
      at += left;
      continue;
    }
    pieces.push(log.subarray(at + 7, at + 7 + size));
    if (type === 1 || type === 4) {
      found.push(Buffer.concat(pieces));
      pieces = [];
    }
    at += 7 + size;
  }
  return found;
}

// Everything in a file, in every known packing. Its bytes as stored come first.
export function unpacked(name, bytes) {
  const isTable = bytes.length > FOOTER && bytes.subarray(-8).equals(MAGIC);
  const inside = isTable ? attempt(() => blocks(bytes)) : /\.log$/.test(name) ? attempt(() => records(bytes)) : null;
  const all = [bytes, ...(inside ?? [])];
  return [...all, ...all.flatMap(values)];
}

function values(bytes) {
  const found = [];
  for (let at = bytes.indexOf(COMPRESSED_VALUE); at >= 0; at = bytes.indexOf(COMPRESSED_VALUE, at + 1)) {
    const value = attempt(() => unsnap(bytes, at + COMPRESSED_VALUE.length));
    if (value) found.push(value);
  }
  return found;
}
