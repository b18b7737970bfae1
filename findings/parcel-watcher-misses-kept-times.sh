#!/usr/bin/env bash
# @parcel/watcher 2.6.0 (npm), on Linux: what has changed since a snapshot, where a program changed a picture and kept the time of its file ("exiftool -P", "cp -p", "touch -r").
#
# Expected: an update. The README has getEventsSince() give exactly the events that subscribe() would have given; subscribe() tells of each of these. The length of the file is another one, it is another
# file on the disk (inode), and the time of its last change of status (ctime) is new, which no program can keep.
# Seen: nothing. The snapshot compares the time of the last change alone. Where that is not kept, all is told.
# It matters since ratings and keywords are written so on purpose, to keep the order of photographs by time; an index that goes by this has the old stars until something else touches the file.
#
# Needs Linux, Node, npm and perl. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent @parcel/watcher@2.6.0 exiftool-vendored.pl@13.59.3 sharp@0.35.5
mkdir watched elsewhere
cat > look.mjs <<'JS'
import { execFileSync } from 'node:child_process';
import { copyFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import watcher from '@parcel/watcher';
import sharp from 'sharp';
const file = join(process.cwd(), 'watched', 'in.jpg');
const other = join(process.cwd(), 'elsewhere', 'in.jpg');
const run = (...words) => execFileSync(words[0], words.slice(1), { stdio: 'ignore' });
const exiftool = (...words) => run('perl', 'node_modules/exiftool-vendored.pl/bin/exiftool', '-q', '-overwrite_original', ...words);
const ways = {
  'exiftool -P': () => exiftool('-P', '-XMP-xmp:Rating=5', file),
  'written elsewhere, time taken over, moved over it': () => {
    copyFileSync(file, other);
    exiftool('-XMP-xmp:Label=a longer label than before', other);
    run('touch', '-r', file, other);
    renameSync(other, file);
  },
  'exiftool without -P': () => exiftool('-XMP-xmp:Rating=4', file),
};
/** What the subscription tells, up to the file that is written last. */
async function live(way) {
  const mark = join(process.cwd(), 'watched', `mark-${Math.random()}`);
  const seen = [];
  let done;
  const marked = new Promise((resolve) => (done = resolve));
  const subscription = await watcher.subscribe(join(process.cwd(), 'watched'), (_, events) => {
    seen.push(...events);
    if (events.some(({ path }) => path === mark)) done();
  });
  way();
  writeFileSync(mark, '');
  await marked;
  await subscription.unsubscribe();
  return seen.some(({ path }) => path === file);
}
for (const [name, way] of Object.entries(ways)) {
  await sharp({ create: { width: 32, height: 16, channels: 3, background: 'red' } }).jpeg().toFile(file);
  // As a card, an archive or exiftool leave it: whole seconds.
  run('touch', '-d', '2026-11-01 12:00:00', file);
  const before = statSync(file, { bigint: true });
  const snapshot = join(process.cwd(), 'snapshot');
  await watcher.writeSnapshot(join(process.cwd(), 'watched'), snapshot);
  const told = await live(way);
  const after = statSync(file, { bigint: true });
  const since = (await watcher.getEventsSince(join(process.cwd(), 'watched'), snapshot)).some(({ path }) => path === file);
  const what = [['length', 'size'], ['inode', 'ino'], ['ctime', 'ctimeNs'], ['mtime', 'mtimeNs']].filter(([, key]) => before[key] !== after[key]).map(([word]) => word);
  console.log(`${name}: another ${what.join(', ')}; subscribe() ${told ? 'told' : 'did not tell'}, getEventsSince() ${since ? 'told' : 'did not tell'}`);
}
JS
seen=$(node look.mjs)
echo "@parcel/watcher 2.6.0, exiftool $(perl node_modules/exiftool-vendored.pl/bin/exiftool -ver)"
echo "$seen"
wanted='exiftool -P: another length, inode, ctime; subscribe() told, getEventsSince() did not tell
written elsewhere, time taken over, moved over it: another length, inode, ctime; subscribe() told, getEventsSince() did not tell
exiftool without -P: another length, inode, ctime, mtime; subscribe() told, getEventsSince() told'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
