// Limits of money in the command as it is built: what it does not make, how it says so, and how it sums up.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { jpeg } from '../../fakes/pictures.ts';
import { until } from '../../faults/bench.ts';
import { filesBelow, killNow, makeBench, readJson } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });

const settingsIn = (home: string, settings: object): void => {
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'settings.json'), JSON.stringify(settings));
};

test('an edit above the limit is not made: code 4, the kind and the sentence, and nothing in the library', async () => {
  const { server, run, home, photo } = await makeBench();
  settingsIn(home, { pricePerPicture: 0.08, currency: 'EUR', limits: { dayCost: 0.2 } });
  expect((await run(['edit', photo, '-p', 'make it night'])).code).toBe(0);
  const message =
    'That would pass your limit a day, 0.20 EUR: 0.08 EUR sent today or waiting, 0.16 EUR asked for. Nothing was sent. Raise the limit in the settings, under Money, or go on tomorrow.';
  const refused = await run(['edit', photo, '-p', 'make it night', '--count', '2', '--json']);
  expect([refused.code, refused.lines]).toEqual([4, [{ type: 'failure', id: null, state: null, kind: 'limit', message, charged: 'no' }]]);
  expect(refused.stderr).toContain(message);
  // One more still may be, as a rehearsal without end may.
  expect((await run(['edit', photo, '-p', 'make it night'])).code).toBe(0);
  expect((await run(['edit', photo, '-p', 'make it night'])).code).toBe(4);
  expect((await run(['edit', photo, '-p', 'make it night', '--rehearsal'])).code).toBe(0);
  expect([server.creates.length, (await run(['history', '--json'])).lines.length]).toEqual([2, 3]);
});

test('settings that are there and cannot be read send nothing: code 7 and which file; those with the mark of an editor are read', async () => {
  const { server, run, home } = await makeBench();
  mkdirSync(home, { recursive: true });
  const file = join(home, 'settings.json');
  for (const [text, code] of [
    ['{"limits":{"dayPictures":0},}', 7],
    ['', 7],
    ['\uFEFF{"limits":{"dayPictures":0}}', 4],
    ['{"limits":{"dayPictures":"0"}}', 4],
  ] as const) {
    writeFileSync(file, text);
    const { lines, ...ran } = await run(['edit', '-p', 'a lake', '--json']);
    expect([text, ran.code, lines[0]?.kind, String(lines[0]?.message).includes(code === 7 ? file : 'limit')]).toEqual([
      text,
      code,
      code === 7 ? 'disk-trouble' : 'limit',
      true,
    ]);
  }
  expect((await run(['history'])).code).toBe(0);
  expect(server.count('create')).toBe(0);
});

test('of an edit that is refused no picture is kept', async () => {
  const { run, home, library, photo } = await makeBench();
  settingsIn(home, { limits: { dayPictures: 0 } });
  expect((await run(['edit', photo, '-p', 'make it night'])).code).toBe(4);
  expect(filesBelow(library).filter((file) => file.endsWith('.jpg'))).toEqual([]);
});

test('what waited is not sent beyond the limit, waits on, and each is told', async () => {
  const { server, start, run, home, library } = await makeBench();
  server.behaviour.pace = ['IN_PROGRESS'];
  const killed = start(['edit', '-p', 'a lake', '--count', '5', '--json']);
  const states = (): readonly unknown[] =>
    filesBelow(library)
      .filter((file) => /[/\\]\d{4}[/\\].*\.json$/.test(file))
      .map((file) => readJson(file)['state'])
      .toSorted();
  const wanted = ['running', 'running', 'waiting', 'waiting', 'waiting'];
  await until('two run and three wait', () => existsSync(library) && JSON.stringify(states()) === JSON.stringify(wanted));
  await killNow(killed);
  for (const task of server.tasks.values()) task.pace = ['COMPLETED'];
  settingsIn(home, { limits: { dayPictures: 2 } });
  const ran = await run(['resume', '--json']);
  expect([ran.code, server.creates.length, states()]).toEqual([4, 2, ['done', 'done', 'waiting', 'waiting', 'waiting']]);
  expect(ran.lines.filter(({ type }) => type === 'failure').map((line) => [line.state, line['kind']])).toEqual(
    Array.from({ length: 3 }, () => ['waiting', 'limit']),
  );
});

test('two commands at once never pass the limit together', async () => {
  const { server, run, home, photo } = await makeBench();
  settingsIn(home, { limits: { monthPictures: 2 } });
  const ran = await Promise.all(Array.from({ length: 4 }, () => run(['edit', photo, '-p', 'make it night'])));
  expect([ran.map(({ code }) => code).toSorted(), server.creates.length]).toEqual([[0, 0, 4, 4], 2]);
});

test('a batch pauses at the limit, says so, and goes on from there', async () => {
  const { server, run, home } = await makeBench();
  settingsIn(home, { limits: { dayPictures: 1 } });
  const folder = join(home, '..', 'in');
  mkdirSync(folder);
  for (const width of [40, 50]) writeFileSync(join(folder, `${width}.jpg`), await jpeg(width, 30));
  const paused = await run(['batch', '--folder', folder, '-p', 'make it night', '--json']);
  expect([paused.code, server.creates.length]).toEqual([4, 1]);
  expect(paused.lines.filter(({ type }) => type === 'failure').map((line) => (line as unknown as { kind: string }).kind)).toContain(
    'limit',
  );
  settingsIn(home, {});
  const [batch] = paused.lines.flatMap((line) =>
    (line as unknown as { type: string }).type === 'batch' ? [line as unknown as { id: string }] : [],
  );
  expect((await run(['batch', '--resume', batch?.id ?? ''])).code).toBe(0);
  expect(server.creates.length).toBe(2);
});

test('what was sent is summed up by month, day and project, for people and as lines', async () => {
  const { run, home, photo } = await makeBench();
  settingsIn(home, { pricePerPicture: 0.08, prices: { flux_kontext_pro: 0.04 }, currency: 'EUR' });
  await run(['edit', photo, '-p', 'one', '--project', 'Client X']);
  await run(['edit', photo, '-p', 'two', '--model', 'pro']);
  await run(['edit', photo, '-p', 'three', '--rehearsal']);
  const now = new Date();
  const month = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
  const day = `${month}-${String(now.getDate()).padStart(2, '0')}`;
  const sum = { type: 'sum', maybe: 0, unpriced: 0, currency: 'EUR' };
  expect((await run(['sent', '--summary', 'month', '--json'])).lines).toEqual([
    { ...sum, by: 'month', key: month, requests: 2, pictures: 2, cost: 0.12 },
  ]);
  const people = await run(['sent', '--summary', 'day']);
  expect([people.stdout, people.stderr]).toEqual([
    `${day}  2 requests  2 pictures  about 0.12 EUR\n`,
    'About 0.12 EUR was or may have been charged, by the prices in the settings.\n',
  ]);
  expect((await run(['sent', '--summary', 'project', '--json'])).lines).toEqual([
    { ...sum, by: 'project', key: 'Client X', requests: 1, pictures: 1, cost: 0.08 },
    { ...sum, by: 'project', key: null, requests: 1, pictures: 1, cost: 0.04 },
  ]);
  expect((await run(['sent', 'model:pro', '--summary', 'project', '--json'])).lines).toEqual([
    { ...sum, by: 'project', key: null, requests: 1, pictures: 1, cost: 0.04 },
  ]);
  for (const [line, words] of [
    [['--summary', 'year'], '--summary takes day, month, project; not year.'],
    [['--summary', 'day', '--csv'], '--summary counts what may be charged: it goes together with neither --csv nor --rehearsal.'],
  ] as const) {
    const wrong = await run(['sent', ...line]);
    expect([wrong.code, wrong.stderr.includes(words)]).toEqual([2, true]);
  }
});
