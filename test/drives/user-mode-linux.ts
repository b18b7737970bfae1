// A kernel of its own, run as a program of a person (Debian's user-mode-linux), for a file system that this kernel does not know: the same rows, tried in it.
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onPath } from '../../build/testing/system-packages.ts';
import { built } from '../built/built.ts';
import { Skipped } from './drive.ts';

export const packages: readonly string[] = ['user-mode-linux', 'kmod', 'iproute2', 'dosfstools'];

const modulesOf = '/usr/lib/uml/modules';
/** In the order in which they need each other. */
const modules = [
  'fs/nls/nls_cp437',
  'fs/nls/nls_iso8859-1',
  'fs/nls/nls_ascii',
  'fs/nls/nls_utf8',
  'fs/fat/fat',
  'fs/fat/vfat',
  'drivers/block/loop',
];
const memoryMb = 2000;
const maxMs = 20 * 60_000;

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/**
 * Runs `test/drives/main.ts --only name` in a kernel that shares this computer's files but for temporary ones. Answers what that wrote into the file that
 * `--row` names, and the kernel's version. Rejects with `Skipped` where there is no such kernel.
 */
export async function tryWithin(name: string, place: string): Promise<{ readonly row: unknown; readonly kernel: string }> {
  const missing = ['linux.uml', 'insmod', 'ip'].filter((program) => onPath(program) === null);
  if (missing.length > 0) throw new Skipped(`there is no ${missing.join(', no ')}`);
  const kernel = readdirSync(modulesOf)[0] ?? '';
  // In there it would take long.
  built();
  const [init, row, temporary] = [path.join(place, 'init'), path.join(place, 'row.json'), path.join(place, 'temporary')];
  mkdirSync(temporary);
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const lines = [
    '#!/bin/sh',
    `export PATH=${quoted(process.env['PATH'] ?? '')} HOME=${quoted(temporary)} TMPDIR=${quoted(temporary)}`,
    `mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t tmpfs temporary ${quoted(temporary)}`,
    ...modules.map((module) => `insmod ${path.join(modulesOf, kernel, 'kernel', module)}.ko`),
    'ip link set lo up',
    `cd ${quoted(process.cwd())}`,
    `${quoted(process.execPath)} ${quoted(main)} --only ${name} --no-install --row ${quoted(row)}`,
    // Not from a signal that a service manager would answer: there is none.
    'halt -f -p',
  ];
  writeFileSync(init, `${lines.join('\n')}\n`);
  chmodSync(init, 0o700);
  const args = [
    'root=/dev/root',
    'rootfstype=hostfs',
    'rootflags=/',
    'rw',
    `init=${init}`,
    `mem=${memoryMb}M`,
    'con=null',
    'con0=null,fd:1',
    'quiet',
  ];
  const machine = spawn('linux.uml', args, { stdio: ['ignore', 'inherit', 'ignore'], timeout: maxMs, killSignal: 'SIGKILL' });
  await new Promise<void>((resolve, reject) => {
    machine.once('error', reject);
    machine.once('exit', () => resolve());
  });
  try {
    return { row: JSON.parse(readFileSync(row, 'utf8')) as unknown, kernel };
  } catch {
    throw new Skipped('user-mode Linux did not come to its end');
  }
}
