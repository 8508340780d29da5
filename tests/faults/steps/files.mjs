// Five kinds of damage to each file of a store on disk: deleted, emptied, cut in half, its last write torn, replaced by
// an older copy. And to the whole folder: missing or older.

import { cp, readdir, rm, stat, truncate } from 'node:fs/promises';
import path from 'node:path';

const WAYS = {
  deleted: (file) => rm(file),
  emptied: (file) => truncate(file, 0),
  'cut short': async (file) => truncate(file, Math.floor((await stat(file)).size / 2)),
  torn: async (file) => truncate(file, Math.max(0, (await stat(file)).size - 10)),
  older: async (file, old) => cp(old, file),
};

// Every kind of damage to the store that `at` finds in a profile: { what, harm(profile) }. `older` is a profile of an
// earlier day.
export async function harms(name, at, whole, older) {
  const [now, then] = await Promise.all([whole, older].map(async (profile) => (await readdir(at(profile))).sort()));
  const single = now.flatMap((file) =>
    Object.keys(WAYS)
      .filter((way) => way !== 'older' || then.includes(file))
      .map((way) => ({
        what: `${name}, ${file} ${way}`,
        // A file that earlier damage or the browser has removed is left.
        harm: (profile) => WAYS[way](path.join(at(profile), file), path.join(at(older), file)).catch(gone),
      })),
  );
  const all = [
    { what: `${name}, all of it gone`, harm: (profile) => rm(at(profile), { recursive: true, force: true }) },
    {
      what: `${name}, all of it older`,
      harm: async (profile) => {
        await rm(at(profile), { recursive: true, force: true });
        await cp(at(older), at(profile), { recursive: true });
      },
    },
  ];
  return [...all, ...single];
}

function gone(error) {
  if (error.code !== 'ENOENT') throw error;
}
