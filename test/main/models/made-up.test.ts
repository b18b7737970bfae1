// A model that is only in test/fakes/made-up-model.ts runs an edit in the command: read from its line, sent, practised, kept, found and finished.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { isReadOnly, readCommandLine } from '../../../main/command/arguments.ts';
import type { CommandLine } from '../../../main/command/arguments.ts';
import { makeOutput } from '../../../main/command/output.ts';
import { startReading } from '../../../main/command/read-commands.ts';
import { settingsIn } from '../../../main/command/settings-in.ts';
import { startWork } from '../../../main/command/work-commands.ts';
import { readPaths } from '../../../main/platform/paths.ts';
import { jpeg } from '../../fakes/pictures.ts';
import { startSeaart } from '../../fakes/seaart-server.ts';

vi.mock('../../../app/models/table.ts', async () => {
  const [{ kontextMax }, { kontextPro }, { madeUp }] = await Promise.all([
    import('../../../app/models/kontext-max.ts'),
    import('../../../app/models/kontext-pro.ts'),
    import('../../fakes/made-up-model.ts'),
  ]);
  return { table: [kontextMax, kontextPro, madeUp] };
});

const root = mkdtempSync(path.join(tmpdir(), 'kontext-made-up-'));
afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));
const main = path.resolve(import.meta.dirname, '../../../main');
const photo = path.join(root, 'photo.jpg');
writeFileSync(photo, await jpeg(900, 600));

/** The practice service works at once. */
const working = {
  version: 'test',
  systemMask: 0o022,
  pictureProcess: path.join(main, 'picture-process.ts'),
  rehearsalPaceMs: { queued: 1, running: 1 },
};

type Row = Readonly<Record<string, unknown>>;

/** One command, in this process, whose table has the made-up model. */
async function run(
  environment: Record<string, string>,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly rows: readonly Row[]; readonly notes: string }> {
  const asked: CommandLine = await readCommandLine([...args, '--json']);
  if (asked.kind === 'help' || asked.kind === 'version' || asked.kind === 'wrong') throw new Error(JSON.stringify(asked));
  let [stdout, stderr] = ['', ''];
  const output = makeOutput({ json: true, stdout: (words) => void (stdout += words), stderr: (words) => void (stderr += words) });
  const places = readPaths(
    { KONTEXT_HOME: path.join(root, 'home'), KONTEXT_LIBRARY: path.join(root, 'library'), ...environment },
    'linux',
    root,
  );
  const config = {
    ...places,
    settings: { read: settingsIn(places.home) },
    workerUrl: path.join(main, 'index-worker.ts'),
    host: { kind: 'command' },
  } as const;
  const started = isReadOnly(asked) ? await startReading(config, asked, output) : await startWork({ ...config, ...working }, asked, output);
  const code = await started.action(new AbortController().signal);
  await started.close();
  const rows = stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Row]));
  return { code, rows, notes: stderr };
}

const line = [
  'edit',
  photo,
  '-p',
  'make the sky stormy',
  '--model',
  'nine',
  '--set',
  'canvas=768*512',
  '--set',
  'n=2',
  '--seed',
  '11',
  '--set',
  'strength=9',
];

test('its options are those of its roles, and by its own names', async () => {
  expect(await readCommandLine(line)).toMatchObject({
    model: 'atelier_9',
    parameters: { start: 11, canvas: '768*512', n: 2, strength: 9 },
  });
  const wrong = async (...more: readonly string[]): Promise<unknown> => {
    const read = await readCommandLine(['edit', photo, '-p', 'a', '--model', 'atelier_9', ...more]);
    return read.kind === 'wrong' ? read.message : read;
  };
  expect(await wrong('--aspect-ratio', '16:9')).toContain('Atelier Nine has no --aspect-ratio.');
  expect(await wrong('--seed', '10000')).toContain('--seed must be a whole number from 0 to 9999; “10000” is not.');
  expect(await wrong('--set', 'n=4')).toContain('n must be a whole number from 1 to 3; “4” is not.');
  expect(await wrong('--set', 'canvas=1*1')).toContain('canvas must be one of 512*512, 768*512. “1*1” is not.');
  expect(await wrong('--set', 'steps=4')).toContain('Its fields are: canvas, n, start, strength, rewrite.');
  expect(await wrong('--set', 'start=1', '--seed', '2')).toContain('“start” was given twice.');
  expect(await wrong(photo, photo)).toContain('An edit takes at most 2 pictures; 3 were given.');
});

test('it is sent with its own fields, at its own address, and what was paid for is not sent twice', async () => {
  const server = await startSeaart();
  const environment = { SEAART_BASE_URL: server.baseUrl, SEAART_API_KEY: server.key };
  try {
    const ran = await run(environment, ...line);
    expect([ran.code, ran.rows.at(-1)]).toEqual([0, expect.objectContaining({ type: 'result', state: 'done', model: 'atelier_9' })]);
    const create = server.creates[0];
    const body = JSON.parse(create?.heard.body.toString('utf8') ?? '{}') as Record<string, unknown>;
    expect([create?.heard.path.endsWith('/v1/queue/atelier_nine_edit'), Object.keys(body)]).toEqual([
      true,
      ['text', 'start', 'canvas', 'n', 'strength', 'images'],
    ]);
    expect(body['images']).toEqual([expect.stringMatching(/^\/9j\//)]);

    const record = JSON.parse(readFileSync(String(ran.rows.at(-1)?.['record']), 'utf8')) as {
      model: string;
      request: { inputs: { sent: { width: number } }[] };
    };
    expect([record.model, record.request.inputs[0]?.sent.width]).toEqual(['atelier_9', 640]);

    const again = await run(environment, ...line);
    expect([again.code, server.creates.length]).toEqual([4, 1]);
    expect(again.notes).toContain('--again');
  } finally {
    await server.stop();
  }
});

test('the practice service takes it: two results in the size that was chosen', async () => {
  const ran = await run({}, ...line, '--rehearsal');
  expect([ran.code, ran.rows.at(-1)?.['files']]).toEqual([0, [expect.any(String), expect.any(String)]]);
  const { rows } = await run({}, 'history', 'model:atelier', 'seed:11', 'is:rehearsal');
  expect(rows.map(({ type, model, parameters }) => [type, model, parameters])).toEqual([
    ['edit', 'atelier_9', { start: 11, canvas: '768*512', n: 2, strength: 9 }],
  ]);
  const shown = await run({}, 'show', String(rows[0]?.['id']));
  expect(shown.rows[0]?.['edit']).toMatchObject({
    results: [
      { width: 768, height: 512 },
      { width: 768, height: 512 },
    ],
  });
});

test('names lists it, and an edit of another model is finished on it by roles', async () => {
  const { rows } = await run({}, 'names');
  expect(rows.filter(({ type }) => type === 'model').map(({ id, pictures }) => [id, pictures])).toEqual([
    ['flux_kontext_max', 4],
    ['flux_kontext_pro', 4],
    ['atelier_9', 2],
  ]);
  const drafted = await run(
    {},
    'edit',
    photo,
    '-p',
    'a red door',
    '--model',
    'pro',
    '--seed',
    '5',
    '--aspect-ratio',
    '16:9',
    '--rehearsal',
  );
  const id = String(drafted.rows.at(-1)?.['id']);
  const finished = await run({}, 'finish', id, '--model', 'nine', '--rehearsal');
  expect([finished.code, finished.rows.at(-1)?.['model']]).toEqual([0, 'atelier_9']);
  const shown = await run({}, 'show', String(finished.rows.at(-1)?.['id']));
  expect(shown.rows[0]?.['edit']).toMatchObject({
    model: 'atelier_9',
    finishes: id,
    request: { prompt: 'a red door', parameters: { start: 5 } },
  });
});
