// `npm run test:drives`: the built command on real mounts, one after the other; what the service was asked to make is counted, none doubled.
//   --only A,B       these drives alone; `crowd` is the 300 waiting edits
//   --no-install     take what the system has
//   --row FILE       write the one row as JSON, and try no other kernel: how user-mode Linux answers
// Ends with 1 when something failed, with 2 when nothing did and a drive was left out: a drive that could not be had has not passed.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installEach } from '../../build/testing/system-packages.ts';
import { makeBench } from './bench.ts';
import type { Bench } from './bench.ts';
import { tryCrowd } from './crowd.ts';
import { diskDrives } from './disks.ts';
import { NotHere, Skipped } from './drive.ts';
import type { Drive, Mounted } from './drive.ts';
import { folderDrives } from './folders.ts';
import { steps } from './steps.ts';
import { mountsBelow, tryRun, unmount } from './system.ts';
import { tryWithin } from './user-mode-linux.ts';

type Cell = 'ok' | 'FAILED' | '-';
type Row = {
  readonly name: string;
  readonly driver: string;
  readonly cells: readonly Cell[];
  readonly wrong: readonly string[];
  readonly seconds: number;
};

const { values } = parseArgs({
  options: { only: { type: 'string' }, 'no-install': { type: 'boolean', default: false }, row: { type: 'string' } },
});
const wanted = [...diskDrives, ...folderDrives].filter(({ name }) => values.only === undefined || values.only.split(',').includes(name));

if (process.platform !== 'linux') throw new Error('drives are mounted on Linux alone');
if (!values['no-install']) install(wanted.flatMap(({ packages }) => packages));

const rows: Row[] = [];
const skipped: { readonly name: string; readonly reason: string }[] = [];
for (const drive of wanted) await inPlace((place) => tryDrive(drive, place));
const crowd = values.only === undefined || values.only.split(',').includes('crowd') ? await inPlace(crowdRow) : null;
tell();

function install(packages: readonly string[]): void {
  const missing = [...new Set(packages)].filter(
    (name) => tryRun('dpkg-query', ['-W', '-f', '${Status}', name])?.endsWith(' installed') !== true,
  );
  const left = installEach(missing);
  if (left.length > 0) console.log(`Not installed: ${left.join(', ')}. On Debian, as root: apt-get install ${left.join(' ')}`);
}

async function inPlace<T>(act: (place: string) => Promise<T>): Promise<T> {
  const place = mkdtempSync(path.join(tmpdir(), 'kontext-drive-'));
  try {
    return await act(place);
  } finally {
    // Whatever went wrong: nothing stays mounted, and nothing on a drive is taken for the place's own.
    for (const top of mountsBelow(place)) await unmount(top);
    rmSync(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function tryDrive(drive: Drive, place: string): Promise<void> {
  const began = performance.now();
  const at = path.join(place, 'mounts');
  mkdirSync(at);
  let mounted: Mounted;
  try {
    mounted = await drive.make(at);
  } catch (error) {
    if (!(error instanceof Skipped)) throw error;
    return inAnotherKernel(drive, place, error.message);
  }
  console.log(`${drive.name}: ${mounted.driver}`);
  const cells: Cell[] = [];
  const wrong: string[] = [];
  let bench: Bench | null = null;
  try {
    bench = await makeBench(place, path.join(mounted.top, 'Kontext Studio'));
    const here = { mounted, bench };
    for (const { name, act } of [...steps]) {
      const cell = await act(here)
        .then(() => here.bench.settle())
        .then(
          (): Cell => 'ok',
          (error: unknown): Cell => {
            if (error instanceof NotHere) return '-';
            wrong.push(`${drive.name}, ${name}: ${error instanceof Error ? error.message : String(error)}`);
            return 'FAILED';
          },
        );
      cells.push(cell);
      console.log(`  ${cell.padEnd(7)} ${name}${cell === 'FAILED' ? `: ${wrong.at(-1)}` : ''}`);
    }
  } finally {
    await bench?.close();
    await mounted.close().catch((error: unknown) => wrong.push(`${drive.name}, taken down: ${String(error)}`));
  }
  rows.push({ name: drive.name, driver: mounted.driver, cells, wrong, seconds: (performance.now() - began) / 1000 });
}

/** For what this computer's kernel cannot mount. */
async function inAnotherKernel({ name, inUserModeLinux }: Drive, place: string, reason: string): Promise<void> {
  try {
    if (inUserModeLinux !== true || values.row !== undefined) throw new Skipped(reason);
    console.log(`${name}: not in this kernel (${reason}); in user-mode Linux:`);
    const { row, kernel } = await tryWithin(name, place);
    const found = row as Row;
    rows.push({ ...found, driver: `${found.driver}, UML ${kernel}` });
  } catch (error) {
    if (!(error instanceof Skipped)) throw error;
    skipped.push({ name, reason: error.message });
    console.log(`${name}: SKIPPED: ${error.message}`);
  }
}

async function crowdRow(place: string): Promise<{ readonly said: string; readonly isWell: boolean }> {
  const row = await tryCrowd(place).then(
    (said) => ({ said, isWell: true }),
    (error: unknown) => ({ said: error instanceof Error ? error.message : String(error), isWell: false }),
  );
  console.log(`300 waiting edits: ${row.isWell ? 'ok' : 'FAILED'}: ${row.said}`);
  return row;
}

function tell(): void {
  if (values.row !== undefined && rows[0] !== undefined) return writeFileSync(values.row, JSON.stringify(rows[0]));
  const columns = steps.map(({ name }) => name);
  const line = (name: string, driver: string, cells: readonly string[]): string =>
    `${name.padEnd(10)} ${driver.padEnd(28)} ${cells.map((cell, n) => cell.padEnd(Math.max(6, columns[n]?.length ?? 0))).join('  ')}`;
  console.log(`\n${line('drive', 'driver', columns)}`);
  for (const { name, driver, cells } of rows) console.log(line(name, driver, cells));
  for (const { name, reason } of skipped) console.log(`${name.padEnd(10)} SKIPPED: ${reason}`);
  if (crowd !== null) console.log(`300 waiting edits: ${crowd.isWell ? 'ok' : 'FAILED'}: ${crowd.said}`);
  for (const words of rows.flatMap(({ wrong }) => wrong)) console.log(`FAILED  ${words}`);
  const cells = rows.flatMap((row) => row.cells);
  const failed = cells.filter((cell) => cell === 'FAILED').length + (crowd?.isWell === false ? 1 : 0);
  const passed = cells.filter((cell) => cell === 'ok').length + (crowd?.isWell === true ? 1 : 0);
  if (skipped.length > 0)
    console.log(`${skipped.length} drives were left out, which is no pass: ${skipped.map(({ name }) => name).join(', ')}`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : skipped.length > 0 ? 2 : 0;
  console.log(`${passed} passed, ${failed} failed`);
}
