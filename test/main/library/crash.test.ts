import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { built } from '../../built/built.ts';
import { halfOf } from '../../size.ts';
import { makeHome } from './opened.ts';
import type { Home } from './opened.ts';

vi.setConfig({ testTimeout: 240_000 });
const script = built().program('save-steps');
const noTracer = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0 ? null : 'strace is not here or may not trace';

const life = ['waiting', 'submitting', 'queued', 'saving', 'adopted', 'done'];
type Found = {
  state: string | null;
  live: number;
  indexed: string[];
  damaged: number;
  picture: string | null;
  leftOver: number;
  result: boolean;
};

// One thread for all file calls: strace counts the calls of each thread apart.
const env = { ...process.env, UV_THREADPOOL_SIZE: '1' };
const run = (home: Home, mode: 'save' | 'look', tracer: readonly string[] = []) => {
  const [command = '', ...args] = [...tracer, process.execPath, script, mode, home.folder, home.cacheFolder];
  return spawnSync(command, args, { encoding: 'utf8', env });
};
const look = (home: Home): Found => JSON.parse(run(home, 'look').stdout) as Found;

test
  .skipIf(noTracer !== null)
  .each(
    halfOf([
      ...[3, 5, 8, 10, 13, 16, 19, 21].map((nth) => ['fsync', nth] as const),
      ...[1, 2, 3, 5].map((nth) => ['rename', nth] as const),
      ...[1, 2, 3].map((nth) => ['link', nth] as const),
      ...[1, 2].map((nth) => ['unlink', nth] as const),
    ]),
  )(
  `an edit whose program is killed at %s %i keeps all that was said to be saved${noTracer === null ? '' : `: ${noTracer}`}`,
  (call, nth) => {
    const home = makeHome();
    mkdirSync(home.folder);
    const killed = run(home, 'save', [
      'strace',
      '-f',
      '-qq',
      '-o',
      '/dev/null',
      '-e',
      `trace=${call}`,
      '-e',
      `inject=${call}:signal=KILL:when=${nth}`,
    ]);
    const said = killed.stdout
      .trim()
      .split('\n')
      .filter((step) => step !== 'ready');
    expect(killed.status === 0 ? 'never killed' : 'killed').toBe('killed');

    const found = look(home);
    // The step that was under way may have got as far as the disk.
    const last = life.indexOf(said.at(-1) ?? '');
    const allowed = [life[last] ?? null, life[last + 1] ?? 'done'].map((step) => (step === 'adopted' ? 'saving' : step));
    expect(allowed).toContain(found.state);
    expect(found).toEqual({
      state: found.state,
      live: found.state === null || found.state === 'done' ? 0 : 1,
      indexed: found.state === null ? [] : [found.state],
      damaged: 0,
      picture: last >= life.indexOf('adopted') || found.picture !== null ? 'whole' : null,
      leftOver: 0,
      result: found.state === 'done',
    });
  },
);
