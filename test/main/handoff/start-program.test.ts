import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { programAt, programEnvironment, startProgram } from '../../../main/handoff/start-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';

let folder: string;
let script: string;
let picture: string;

beforeEach(() => {
  folder = temporaryFolder();
  script = path.join(folder, 'Paint & co');
  picture = path.join(folder, 'a "b" $(touch evil).png');
  writeFileSync(picture, 'x');
  writeFileSync(script, '#!/bin/sh\nprintf "%s\\n" "$#" "$1" "${SEAART_API_KEY-none}" > "$0.said"\n');
  chmodSync(script, 0o700);
});

/** The programs are scripts. */
const onWindows = process.platform === 'win32';
const said = (): string[] => readFileSync(`${script}.said`, 'utf8').trim().split('\n');

describe.skipIf(onWindows)('starting a program', () => {
  test('gives it the file as one word, whatever its name says, and nothing of ours', async () => {
    vi.stubEnv('SEAART_API_KEY', 'sa-canary-program');
    expect(await startProgram({ name: 'Paint', path: script }, picture, 'linux')).toEqual({ ok: true, value: null });
    expect(said()).toEqual(['1', picture, 'none']);
    expect(existsSync(path.join(folder, 'evil'))).toBe(false);
    vi.unstubAllEnvs();
  });

  test('by a desktop file starts what it names', async () => {
    const entry = path.join(folder, 'paint.desktop');
    writeFileSync(entry, `[Desktop Entry]\nType=Application\nName=Paint\nExec="${script}" %f\n`);
    expect((await startProgram({ name: 'Paint', path: entry }, picture, 'linux')).ok).toBe(true);
    expect(said()[1]).toBe(picture);
  });

  test('that is gone, may not run or ends badly at once says so', async () => {
    const gone = await startProgram({ name: 'Gone', path: path.join(folder, 'gone') }, picture, 'linux');
    expect(gone).toMatchObject({ ok: false, failure: { message: expect.stringContaining('Gone is not where it was') } });
    chmodSync(script, 0o600);
    expect(await startProgram({ name: 'Paint', path: script }, picture, 'linux')).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining('could not be started'), detail: 'EACCES' },
    });
    chmodSync(script, 0o700);
    writeFileSync(script, '#!/bin/sh\nexit 3\n');
    expect(await startProgram({ name: 'Paint', path: script }, picture, 'linux')).toMatchObject({
      ok: false,
      failure: { detail: 'exit 3' },
    });
  });

  test('that stays open is started as soon as it runs, and outlives the waiting', async () => {
    writeFileSync(script, '#!/bin/sh\nsleep 3\n');
    expect((await startProgram({ name: 'Paint', path: script }, picture, 'linux')).ok).toBe(true);
  });
});

describe.skipIf(onWindows)('what was chosen', () => {
  test('is called by its file, a desktop file by the name in it', async () => {
    expect(await programAt(script, 'linux')).toEqual({ ok: true, value: { name: 'Paint & co', path: script } });
    const entry = path.join(folder, 'x.desktop');
    writeFileSync(entry, '[Desktop Entry]\nName=Darkroom\nExec=darkroom %f\n');
    expect(await programAt(entry, 'linux')).toEqual({ ok: true, value: { name: 'Darkroom', path: entry } });
  });

  test('on a Mac is a bundle, on Windows an .exe', async () => {
    const bundle = path.join(folder, 'Pixel Lab.app');
    mkdirSync(bundle);
    expect(await programAt(bundle, 'darwin')).toEqual({ ok: true, value: { name: 'Pixel Lab', path: bundle } });
    const exe = path.join(folder, 'edit.EXE');
    writeFileSync(exe, '');
    expect(await programAt(exe, 'win32')).toEqual({ ok: true, value: { name: 'edit', path: exe } });
    expect((await programAt(picture, 'win32')).ok).toBe(false);
  });

  test('that is a folder, a picture, a broken desktop file or nothing is refused', async () => {
    writeFileSync(path.join(folder, 'bad.desktop'), 'nothing');
    symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'link'));
    const refused = [folder, picture, path.join(folder, 'bad.desktop'), path.join(folder, 'link')];
    expect((await Promise.all(refused.map((one) => programAt(one, 'linux')))).map(({ ok }) => ok)).toEqual(refused.map(() => false));
  });
});

test('a program inherits what the person’s own would, and nothing that is meant for this one', () => {
  const inherited = programEnvironment({
    PATH: '/bin',
    HOME: '/home/ada',
    WAYLAND_DISPLAY: 'wayland-0',
    SEAART_API_KEY: 'sa-x',
    KONTEXT_HOME: '/x',
    ELECTRON_RUN_AS_NODE: '1',
    NODE_OPTIONS: '--inspect',
    npm_config_cache: '/x',
    APPDIR: '/tmp/.mount',
  });
  expect(inherited).toEqual({ PATH: '/bin', HOME: '/home/ada', WAYLAND_DISPLAY: 'wayland-0' });
});
