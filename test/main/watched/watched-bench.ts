// Watched folders on the real disk, with a clock that a test moves and a library that knows what a test says.
import { mkdirSync, realpathSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import type { WatchedFor, WatchedNow } from '../../../app/contract/contract.ts';
import type { Session } from '../../../main/studio/session/session-type.ts';
import type { OwnPlaces } from '../../../main/library/folder/may-watch.ts';
import { makeWatched } from '../../../main/watched/watched.ts';
import type { Watched } from '../../../main/watched/watched.ts';
import { openWatchedFile } from '../../../main/watched/watched-file.ts';
import { makeManualClock } from '../../fakes/manual-clock.ts';
import type { ManualClock } from '../../fakes/manual-clock.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export type WatchedBench = {
  readonly root: string;
  readonly home: string;
  readonly shoot: string;
  readonly clock: ManualClock;
  readonly watched: Watched;
  /** Hashes that the library knows. */
  readonly known: Set<string>;
  readonly told: readonly WatchedNow[];
  /** How many files were judged by what the library knows. */
  readonly judged: () => number;
  readonly put: (name: string, text: string, ageMs?: number) => string;
  readonly add: (use?: WatchedFor) => Promise<string>;
  /** Two looks, with the time between that the window takes. */
  readonly looked: () => Promise<readonly string[]>;
  /** The same folders, as the next program finds them. */
  readonly again: () => WatchedBench;
};

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export function makeWatchedBench(root = realpathSync(temporaryFolder()), known = new Set<string>()): WatchedBench {
  const [home, shoot] = [path.join(root, 'home'), path.join(root, 'shoot')];
  for (const folder of [home, shoot, path.join(root, 'library/inputs'), path.join(root, 'exports/client')])
    mkdirSync(folder, { recursive: true });
  const clock = makeManualClock();
  const told: WatchedNow[] = [];
  let judged = 0;
  const library = { id: 'one', trouble: () => null, status: () => ({ total: known.size }), folder: () => path.join(root, 'library') };
  const own: OwnPlaces = { library: path.join(root, 'library'), exports: [path.join(root, 'exports')], home };
  const watched = makeWatched({
    owners: { releasing: (act) => act() },
    store: openWatchedFile(home, { claiming: (act) => act() }),
    clock,
    session: () => ({ library }) as unknown as Session,
    own: () => own,
    isKnown: async (_library, { sha256 }) => {
      judged += 1;
      return known.has(sha256);
    },
    gather: async (items) => ({ key: 'k', pictures: items.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })), failures: [] }),
    changed: (now) => void told.push(now),
    follows: true,
    log: (line) => {
      throw new Error(line);
    },
  });
  const bench: WatchedBench = {
    root,
    home,
    shoot,
    clock,
    watched,
    known,
    told,
    judged: () => judged,
    put: (name, text, ageMs = 10_000) => {
      const file = path.join(shoot, name);
      writeFileSync(file, text);
      const atS = (Date.parse(clock.now()) - ageMs) / 1000;
      utimesSync(file, atS, atS);
      return file;
    },
    add: async (use = null) => {
      const added = await watched.add(shoot, use);
      if (!added.ok) throw new Error(added.failure.message);
      return added.value.key;
    },
    looked: async () => {
      await watched.look();
      await watched.look();
      const now = await watched.handlers['watched.list'](undefined);
      return (now.folders[0]?.first ?? []).map(({ name }) => name);
    },
    again: () => makeWatchedBench(root, known),
  };
  return bench;
}
