import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { SeaartServer } from '../../fakes/seaart-server.ts';
import type { Step } from '../../fakes/seaart-behaviour.ts';
import { halfOf } from '../../size.ts';
import { filesBelow, filesHolding, makeBench, readJson } from './run-command.ts';
import type { Bench, Ran } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });
const lake = ['edit', '-p', 'a lake', '--json'];

/** The states and the last line, without what differs from run to run. */
function story(ran: Ran): unknown {
  const last = ran.lines.at(-1);
  return [
    ran.lines.filter(({ type }) => type === 'state').map(({ state }) => state),
    last?.['kind'] ?? last?.type,
    last?.['charged'] ?? null,
    ran.code,
  ];
}

describe('the exit code', () => {
  const faults: readonly (readonly [string, (bench: Bench) => void | Promise<void>, unknown])[] = [
    [
      '3 for a key that the service refuses',
      ({ environment }) => void (environment['SEAART_API_KEY'] = 'sa-another-key'),
      [['waiting', 'submitting', 'failed'], 'bad-key', 'no', 3],
    ],
    [
      '4 for an empty balance',
      ({ server }) =>
        server.next('create', {
          status: 402,
          body: { status: { code: 402, message: 'Insufficient credits', error_code: 40201 }, data: null },
        }),
      [['waiting', 'submitting', 'failed'], 'balance', 'no', 4],
    ],
    [
      '4 for a request that is refused',
      ({ server }) => server.next('create', { status: 422, body: { detail: [{ loc: ['body', 'prompt'], msg: 'too long' }] } }),
      [['waiting', 'submitting', 'failed'], 'invalid-request', 'no', 4],
    ],
    [
      '4 for a blocked one',
      ({ server }) =>
        void (server.behaviour.pace = [
          { status: 'COMPLETED', error: { code: 'E', message: 'Content Moderated' }, error_type: 'CONTENT_BLOCKED' },
        ]),
      [['waiting', 'submitting', 'queued', 'blocked'], 'blocked', 'maybe', 4],
    ],
    [
      '4 for one that the model could not do',
      ({ server }) =>
        void (server.behaviour.pace = [
          'IN_PROGRESS',
          { status: 'COMPLETED', error: 'Task execution failed', error_type: 'INFERENCE_FAILURE' },
        ]),
      [['waiting', 'submitting', 'queued', 'running', 'failed'], 'model-failed', 'maybe', 4],
    ],
    [
      '4 for one without a picture',
      ({ server }) => void (server.behaviour.pictures = async () => []),
      [['waiting', 'submitting', 'queued', 'lost'], 'no-result', 'maybe', 4],
    ],
    ['5 for a service that is off', ({ server }) => server.stop(), [['waiting', 'submitting', 'waiting', 'failed'], 'offline', 'no', 5]],
    [
      '5 for a link that has expired and stays so',
      ({ server }) => server.next('download', { status: 403 }, { status: 410 }),
      [['waiting', 'submitting', 'queued', 'saving', 'lost'], 'result-expired', 'yes', 5],
    ],
    [
      '6 for a 500',
      ({ server }) => server.next('create', { status: 500, body: { detail: 'Runtime execution failed' } }),
      [['waiting', 'submitting', 'unknown'], 'outcome-unknown', 'maybe', 6],
    ],
    [
      '6 for a page of HTML',
      ({ server }) => server.next('create', { status: 200, makes: true, body: '<html>welcome to our network</html>' }),
      [['waiting', 'submitting', 'unknown'], 'outcome-unknown', 'maybe', 6],
    ],
    [
      '6 for a redirect',
      ({ server }) => server.next('create', { status: 307, headers: { location: '/model/v1/queue/flux_kontext_max' } }),
      [['waiting', 'submitting', 'unknown'], 'outcome-unknown', 'maybe', 6],
    ],
    [
      '6 for a body that was cut half-way',
      ({ server }) => server.next('create', { cutRequestAfter: 5 }),
      [['waiting', 'submitting', 'unknown'], 'outcome-unknown', 'maybe', 6],
    ],
  ];
  // Two at a time: as many as there are cores to be counted on.
  test.concurrent.each(halfOf(faults))('is %s, after one create at most', async (_, arrange, told) => {
    const bench = await makeBench();
    await arrange(bench);
    const ran = await bench.run(lake, bench.environment);
    expect(story(ran)).toEqual(told);
    expect([bench.server.count('create') <= 1, filesHolding(bench.server.key, [bench.home, bench.library])]).toEqual([true, []]);
  });

  test('is 2, 3 and 7 before anything was sent, with one line that says why', async () => {
    const { run, server, library, home, photo } = await makeBench();
    const kinds = async (args: readonly string[], environment?: Record<string, string>): Promise<unknown> => {
      const { code, lines } = await run(args, environment);
      return [code, ...lines.map(({ type, id, state, kind, charged }) => [type, id, state, kind, charged])];
    };
    const said = (kind: string): unknown => ['failure', null, null, kind, 'no'];
    const cases: readonly (readonly [readonly string[], Record<string, string>, unknown])[] = [
      [['edit', '--json'], {}, [2, said('usage')]],
      [['paint', '--json'], {}, [2, said('usage')]],
      [lake, { SEAART_BASE_URL: 'http://seaart.example/model' }, [2, said('usage')]],
      [['edit', photo, photo, photo, photo, photo, '-p', 'x', '--json'], {}, [2, said('usage')]],
      [['edit', join(home, 'no.jpg'), '-p', 'x', '--json'], {}, [2, said('picture-missing')]],
      [['show', '01M86BZHB0RJFXNQNQ3537NAAN', '--json'], {}, [2, said('edit-not-found')]],
      [lake, { SEAART_API_KEY: '' }, [3, said('no-key')]],
      [lake, { SEAART_API_KEY: 'schlüssel mit leerstelle' }, [3, said('no-key')]],
      [lake, { KONTEXT_LIBRARY: join(photo, 'in-a-file') }, [7, said('library-missing')]],
    ];
    for (const [args, environment, told] of cases)
      expect([args, environment, await kinds(args, environment)]).toEqual([args, environment, told]);

    // A library that was here before and is gone is missing: no empty one is made in its place.
    rmSync(library, { recursive: true });
    expect(await kinds(lake)).toEqual([7, said('library-missing')]);
    mkdirSync(library);
    expect(await kinds(lake)).toEqual([7, said('library-missing')]);
    expect([server.heard, filesBelow(library)]).toEqual([[], []]);
  });
});

describe('passing troubles', () => {
  const passing: readonly (readonly [string, (server: SeaartServer) => void])[] = [
    [
      'a limit of requests',
      (server) =>
        server.next('create', {
          status: 429,
          headers: { 'retry-after': '1' },
          body: { error: { code: 'RATE_LIMIT_EXCEEDED', message: 'later' } },
        }),
    ],
    [
      'questions that are not answered',
      (server) => {
        server.next(
          'status',
          { status: 503, body: '<html>' },
          { cutAnswerAfter: 20, ending: 'reset' },
          { body: { status: 'COMPLETED', request_id: 'another' } },
          { body: { status: 'DREAMING' } },
        );
        server.next('response', { status: 502, body: '' }, { status: 200, body: '{"requ' });
      },
    ],
    [
      'downloads that break, lie and expire',
      (server) => {
        const liar: Step = { status: 200, body: '<html>no picture</html>', headers: { 'content-type': 'image/png' } };
        server.next('download', { cutAnswerAfter: 150, ending: 'reset' }, { status: 500 }, liar, { status: 403 });
      },
    ],
  ];
  test.concurrent.each(passing)('with %s end in the picture, bought once', async (_, arrange) => {
    const { server, run } = await makeBench();
    arrange(server);
    const ran = await run(lake);
    expect([ran.code, server.tasks.size]).toEqual([0, 1]);
    const task = [...server.tasks.values()][0];
    expect(readFileSync(ran.lines.at(-1)?.files?.[0] ?? '').equals(task?.pictures[0] ?? Buffer.alloc(0))).toBe(true);
  });
});

describe('the key', () => {
  test('goes to the configured origin alone, wherever the service points', async () => {
    const { server, run } = await makeBench();
    server.behaviour.urls = 'elsewhere';
    server.behaviour.results = 'elsewhere';
    server.behaviour.pace = ['IN_QUEUE', 'COMPLETED'];
    const ran = await run(lake);
    expect(ran.code).toBe(0);
    expect(
      server.heard.map(({ at, operation, headers }) => [at, operation, headers['authorization'] ?? null, headers['cookie'] ?? null]),
    ).toEqual([
      ...['create', 'status', 'status', 'response'].map((operation) => ['service', operation, `Bearer ${server.key}`, null]),
      ['elsewhere', 'download', null, null],
    ]);
    // The record keeps the service's words all the same.
    expect((readJson(String(ran.lines.at(-1)?.record))['named'] as { statusUrl: string }).statusUrl).toContain(server.elsewhere);
  });

  test('is in no file and no word, though the service quotes it back', async () => {
    const { server, run, home, library } = await makeBench();
    server.next('create', {
      status: 400,
      body: { error: { code: server.key, message: `bad key Bearer ${server.key}` }, [server.key]: [server.key] },
    });
    const ran = await run(lake);
    expect([ran.code, (ran.stdout + ran.stderr).includes(server.key), filesHolding(server.key, [home, library])]).toEqual([4, false, []]);
    writeFileSync(join(home, 'planted'), server.key);
    expect(filesHolding(server.key, [home])).toEqual([join(home, 'planted')]);
  });
});
