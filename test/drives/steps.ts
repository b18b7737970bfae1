// What every drive goes through, in this order: one library, made by the first edit. Each step throws what went wrong.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pictureRoomBytes } from '../../main/library/store/free-space.ts';
import { dawdle, ended, endsOf, makeBench } from './bench.ts';
import type { Bench, Ran } from './bench.ts';
import { seeBehind, seeTwoInOneSecond } from './behind.ts';
import { NotHere } from './drive.ts';
import type { Mounted } from './drive.ts';
import { isMounted, removed, run, until } from './system.ts';
import { nameWhileUploading } from './uploads.ts';

export type Scene = { readonly mounted: Mounted; readonly bench: Bench };
export type Step = { readonly name: string; readonly act: (scene: Scene) => Promise<void> };

const instruction = ['-p', 'make the sky red'] as const;

/** Edits that are done, as `history` counts them. */
async function done({ bench }: Scene): Promise<readonly string[]> {
  const { lines } = ended(await bench.run('history', '--limit', '500'), 0);
  return lines.filter((line) => line['state'] === 'done').map((line) => String(line['id']));
}

/** Every result that was printed is there. */
function areThere(ran: Ran, count: number): void {
  const results = endsOf(ran);
  assert.deepEqual(
    results.map(({ type }) => type),
    Array.from({ length: count }, () => 'result'),
    ran.stderr.slice(-400),
  );
  for (const { files } of results) for (const file of files as readonly string[]) assert.ok(statSync(file).size > 0, file);
}

async function isSound(scene: Scene): Promise<void> {
  const ran = await scene.bench.run('verify');
  // What was found says more than the code that it ended with.
  assert.deepEqual(
    ran.lines.filter(({ type }) => type === 'finding'),
    [],
  );
  ended(ran, 0);
}

const edit: Step['act'] = async ({ bench }) => {
  bench.expect(1);
  areThere(ended(await bench.run('edit', bench.photo, ...instruction), 0), 1);
};

const count: Step['act'] = async ({ bench }) => {
  bench.expect(6);
  areThere(ended(await bench.run('edit', bench.photo, ...instruction, '--count', '6'), 0), 6);
};

const killAndResume: Step['act'] = async ({ bench }) => {
  bench.expect(1);
  const end = dawdle(bench);
  const running = bench.start('edit', bench.photo, ...instruction);
  await running.saw('queued');
  running.child.kill('SIGKILL');
  await running.ended;
  end();
  areThere(ended(await bench.run('resume'), 0), 1);
};

const rebuild: Step['act'] = async (scene) => {
  const before = await done(scene);
  ended(await scene.bench.run('rebuild'), 0);
  assert.deepEqual(await done(scene), before);
};

const organise: Step['act'] = async (scene) => {
  const [id = ''] = await done(scene);
  ended(await scene.bench.run('organise', id, '--stars', '4', '--tag', 'sea: “red”'), 0);
  const { lines } = ended(await scene.bench.run('history', 'stars:4'), 0);
  assert.deepEqual(
    lines.map((line) => line['id']),
    [id],
  );
};

/** Emptied, it is in the system's trash or still in the library's, and that is said: never in neither. */
const trash: Step['act'] = async (scene) => {
  const { bench } = scene;
  const [id = ''] = await done(scene);
  ended(await bench.run('trash', id), 0);
  assert.ok(!(await done(scene)).includes(id));
  const emptied = await bench.run('trash', '--empty');
  if (emptied.code !== 0) {
    ended(emptied, 7);
    assert.match(emptied.stderr, /stays in the library’s trash/);
    ended(await bench.run('restore', id), 0);
    return;
  }
  assert.equal((await bench.run('show', id)).code, 2);
  await isSound(scene);
};

/** Either the drive takes the name, or the sentence has it; both within seconds. */
const exportRefused: Step['act'] = async (scene) => {
  const [id = ''] = await done(scene);
  for (const name of ['a: name?', 'star*', 'back\\slash', 'dot.', 'CON']) {
    const to = path.join(scene.mounted.top, name);
    const ran = await scene.bench.run('export', id, '--to', to);
    assert.ok(ran.ms < 20_000, `${name} took ${ran.ms} ms`);
    if (ran.code === 0) continue;
    ended(ran, 7);
    assert.ok(ran.stderr.includes(name) || ran.stderr.includes('The export folder'), `${name} is not named in: ${ran.stderr}`);
  }
};

/** Fills a disk until less is free than a picture needs; answers what frees it again. */
function fill(disk: string): () => void {
  const file = path.join(disk, 'filler');
  const free = statfsSync(disk);
  const bytes = Number(free.bavail) * Number(free.bsize);
  const piece = Buffer.alloc(64 * 1024, 1);
  try {
    for (let left = bytes; left > 0; left -= piece.length) writeFileSync(file, piece, { flag: 'a' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
  return () => rmSync(file, { force: true });
}

function isRoomy(top: string): boolean {
  const free = statfsSync(top);
  return Number(free.bavail) * Number(free.bsize) >= pictureRoomBytes;
}

/**
 * Nothing is sent that could not be kept, or what was sent is fetched when there is space; either is said with 7. A drive with a cache may take it, and one
 * that had room for the record alone is sent when `resume` finds room. However that goes: once at most, and what was sent is there.
 */
const fullDisk: Step['act'] = async (scene) => {
  const { bench, mounted } = scene;
  const before = await done(scene);
  const creates = bench.server.count('create');
  const empty = fill(mounted.disk);
  let ran: Ran;
  try {
    ran = await bench.run('edit', bench.photo, ...instruction, '--wait', '20');
  } finally {
    empty();
  }
  // A mount may remember for a while how much is free behind it.
  await until('the drive tells that there is room', () => isRoomy(mounted.top));
  if (ran.code !== 0) {
    ended(ran, 7);
    assert.match(ran.stderr, /disk is full|free some space|disk reported/i);
  }
  ended(await bench.run('resume'), 0);
  const sent = bench.server.count('create') - creates;
  assert.ok(sent <= 1, `${sent} creates`);
  bench.expect(sent);
  assert.equal((await done(scene)).length, before.length + sent);
  await isSound(scene);
};

/** Cuts the drive off while an edit is out: the command ends with 7 and says what brings the picture home. */
async function cutOff(bench: Bench, cut: () => Promise<void>): Promise<Ran> {
  bench.expect(1);
  const end = dawdle(bench);
  const running = bench.start('edit', bench.photo, ...instruction, '--wait', '30');
  await running.saw('queued');
  await cut();
  end();
  const ran = ended(await running.ended, 7);
  assert.match(ran.stderr, /kontext resume/, ran.stderr);
  return ran;
}

const pull: Step['act'] = async (scene) => {
  const { bench, mounted } = scene;
  const before = await done(scene);
  const ran = await cutOff(bench, mounted.unmount);
  assert.match(ran.stderr, /goes on at SeaArt|safe at SeaArt/, ran.stderr);
  ended(await bench.run('edit', bench.photo, ...instruction), 7);
  assert.deepEqual(existsSync(mounted.top) ? readdirSync(mounted.top) : [], [], 'something was made in the place of the drive');
  await mounted.mount(false);
  assert.ok(isMounted(mounted.top));
  areThere(ended(await bench.run('resume'), 0), 1);
  assert.equal((await done(scene)).length, before.length + 1);
};

const readOnly: Step['act'] = async (scene) => {
  const { bench, mounted } = scene;
  const before = await done(scene);
  // A mount that may only read uploads nothing, so it would show what the store had.
  await mounted.arrived?.();
  await mounted.unmount();
  await mounted.mount(true);
  try {
    assert.deepEqual(await done(scene), before);
    const ran = ended(await bench.run('edit', bench.photo, ...instruction), 7);
    assert.equal(endsOf(ran)[0]?.['kind'], 'library-readonly', ran.stderr);
  } finally {
    await mounted.unmount();
    await mounted.mount(false);
  }
  await isSound(scene);
};

/** A library of this computer, copied by hand, is the same on the drive. */
const copied: Step['act'] = async ({ mounted }) => {
  const place = mkdtempSync(path.join(tmpdir(), 'kontext-copied-'));
  const here = await makeBench(path.join(place, 'here'), path.join(place, 'library'));
  const to = path.join(mounted.top, 'copied');
  const there = await makeBench(path.join(place, 'there'), to);
  try {
    here.expect(2);
    ended(await here.run('edit', here.photo, ...instruction, '--count', '2'), 0);
    here.settle();
    run('cp', ['-r', here.library, to]);
    const scene = { mounted, bench: there };
    assert.deepEqual(await done(scene), await done({ mounted, bench: here }));
    await isSound(scene);
    await edit(scene);
    there.settle();
  } finally {
    await Promise.all([here.close(), there.close()]);
    await removed(to);
    rmSync(place, { recursive: true, force: true });
  }
};

/** What serves the drive dies while an edit is out; it is there again at the next mount. */
const serverDies: Step['act'] = async ({ bench, mounted }) => {
  if (mounted.die === undefined) throw new NotHere();
  await cutOff(bench, mounted.die);
  await mounted.unmount();
  await mounted.mount(false);
  areThere(ended(await bench.run('resume'), 0), 1);
};

export const steps: readonly Step[] = [
  { name: 'edit', act: edit },
  { name: 'count 6', act: count },
  { name: 'kill, resume', act: killAndResume },
  { name: 'verify', act: isSound },
  { name: 'rebuild', act: rebuild },
  { name: 'organise', act: organise },
  { name: 'trash, empty', act: trash },
  { name: 'export', act: exportRefused },
  { name: 'full disk', act: fullDisk },
  { name: 'pulled', act: pull },
  { name: 'server dies', act: serverDies },
  { name: 'read-only', act: readOnly },
  { name: 'copied in', act: copied },
  { name: 'behind it', act: seeBehind },
  { name: 'one second', act: seeTwoInOneSecond },
  { name: 'named late', act: nameWhileUploading },
];
