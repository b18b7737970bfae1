import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { expect, test, vi } from 'vitest';
import { temporaryBeside } from '../../../main/platform/durable-files.ts';
import { makeInbox } from '../../../main/inputs/inbox.ts';
import { openLiveMarkers } from '../../../main/library/store/live-markers.ts';
import { sweepHome } from '../../../main/studio/session/sweep.ts';
import { programStartMs, sweepUnfinished } from '../../../main/platform/unfinished.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** Has died by the time it is answered. */
const deadPid = spawnSync(process.execPath, ['-e', '']).pid;
const ofProcess = (file: string, pid: number): string => temporaryBeside(file).replace(`-${process.pid}-`, `-${pid}-`);

/** Left before this program began; `hours` ago, a second by default. */
function left(file: string, hours = 1 / 3600): string {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, 'half');
  const atSeconds = programStartMs() / 1000 - hours * 3600;
  utimesSync(file, atSeconds, atSeconds);
  return path.basename(file);
}

test('sweeps what a dead program left, and nothing that a living one may still write', () => {
  const folder = temporaryFolder();
  const at = path.join(folder, 'record.json');
  const another = temporaryBeside(at).replace(/\.kontext-[0-9a-f]{6}/, '.kontext-ffffff');
  left(ofProcess(at, deadPid));
  const kept = [
    left(ofProcess(at, process.ppid)),
    left(another),
    left(path.join(folder, 'record.json')),
    left(path.join(folder, '.hidden.part')),
  ];
  const ours = temporaryBeside(at);
  writeFileSync(ours, 'under way');

  sweepUnfinished(folder, programStartMs());

  expect(readdirSync(folder).sort()).toEqual([...kept, path.basename(ours)].sort());
});

test('leaves what this process is writing on a drive whose clock is behind, and sweeps what an earlier one of its number left', () => {
  const folder = temporaryFolder();
  const at = path.join(folder, 'record.json');
  const kept = [left(temporaryBeside(at)), left(temporaryBeside(at), 25)];
  // Before the names said when their process began.
  left(path.join(folder, temporaryBeside('').replace(/-[0-9]+\.part$/, '-7.part')));
  const anotherSecond = (name: string): string =>
    name.replace(/-([0-9]+)([0-9]{6}\.part)$/, (_, began, rest) => `-${Number(began) - 60}${rest}`);
  left(anotherSecond(temporaryBeside(at)));

  sweepUnfinished(folder, programStartMs());

  expect(readdirSync(folder).sort()).toEqual(kept.sort());
});

test('a thread sweeps nothing that another thread of its process is writing', async () => {
  const folder = temporaryFolder();
  const ours = left(temporaryBeside(path.join(folder, 'record.json')));
  const sweeper = pathToFileURL(path.resolve('main/platform/unfinished.ts')).href;
  const thread = new Worker(
    `import(process.env.SWEEPER).then((sweeper) => sweeper.sweepUnfinished(process.env.FOLDER, sweeper.programStartMs()))`,
    {
      eval: true,
      env: { SWEEPER: sweeper, FOLDER: folder },
    },
  );

  expect(await once(thread, 'exit')).toEqual([0]);

  expect(readdirSync(folder)).toEqual([ours]);
});

test('sweeps after a day also what another computer left, or a process whose number was given again', () => {
  const folder = temporaryFolder();
  const at = path.join(folder, 'record.json');
  left(ofProcess(at, process.ppid), 25);
  left(temporaryBeside(at).replace(/\.kontext-[0-9a-f]{6}/, '.kontext-ffffff'), 25);

  sweepUnfinished(folder, programStartMs());

  expect(readdirSync(folder)).toEqual([]);
});

test.runIf(process.platform === 'linux')('sweeps what a dead program left whose parent has not buried it', async () => {
  const folder = temporaryFolder();
  // The shell becomes a sleep that knows nothing of its child, which ends when that has happened.
  const parent = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const pid = await new Promise<number>((resolve) => parent.stdout.once('data', (said: Buffer) => resolve(Number(said.toString()))));
  try {
    await vi.waitUntil(() => readFileSync(`/proc/${pid}/stat`, 'latin1').includes(') Z '));
    expect(() => process.kill(pid, 0)).not.toThrow();
    left(ofProcess(path.join(folder, 'record.json'), pid));
    sweepUnfinished(folder, programStartMs());
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    parent.kill();
  }
});

test('a folder that is not there has nothing to sweep', () => {
  expect(() => sweepUnfinished(path.join(temporaryFolder(), 'none'), programStartMs())).not.toThrow();
});

test('a start sweeps settings, pictures and markers that a dead program left half written', async () => {
  const home = temporaryFolder();
  const taken = path.join(home, 'inbox');
  const markers = path.join(home, 'libraries', 'a-library', 'live');
  left(ofProcess(path.join(home, 'draft.json'), deadPid));
  left(ofProcess(path.join(home, 'prepared', 'picture'), deadPid));
  left(ofProcess(path.join(markers, 'marker'), deadPid));
  const thumbnails = [path.join(home, 'thumbnails'), path.join(home, 'libraries', 'a-library', 'thumbnails')];
  for (const folder of thumbnails) left(ofProcess(path.join(folder, 'thumbnail'), deadPid));
  // The whole folder of pictures that a command had taken in.
  const ofCommand = ofProcess(path.join(taken, 'command'), deadPid);
  mkdirSync(ofCommand, { recursive: true });
  writeFileSync(path.join(ofCommand, 'picture.png'), 'picture');
  const beforeSeconds = programStartMs() / 1000 - 1;
  utimesSync(ofCommand, beforeSeconds, beforeSeconds);

  await sweepHome(home);
  await openLiveMarkers(path.dirname(markers));

  expect([home, taken, path.join(home, 'prepared'), markers, ...thumbnails].map((folder) => readdirSync(folder))).toEqual([
    ['inbox', 'libraries', 'prepared', 'thumbnails'],
    [],
    [],
    [],
    [],
    [],
  ]);
});

test('the inbox leaves to a living command what that has taken in', async () => {
  const folder = temporaryFolder();
  const ofCommand = ofProcess(path.join(folder, 'command'), process.ppid);
  mkdirSync(ofCommand);
  writeFileSync(path.join(folder, `${'0'.repeat(64)}.png`), 'nobody knows it');
  const inbox = makeInbox({ folder, pictures: null as never });

  await inbox.sweep({ model: '', prompt: '', pictures: [], tray: [], parameters: {}, count: 1 });

  expect(readdirSync(folder)).toEqual([path.basename(ofCommand)]);
});
