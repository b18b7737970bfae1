import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { filesBelow, killNow, makeBench, readJson } from './run-command.ts';
import type { Bench, Line } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });
const lake = ['edit', '-p', 'a lake', '--json'];
const recordsOf = ({ library }: Bench): Record<string, unknown>[] =>
  filesBelow(library)
    .filter((file) => /[/\\]\d{4}[/\\].*\.json$/.test(file))
    .map(readJson);
const kindOf = (line: Line | undefined): unknown => [line?.type, line?.id, line?.state, line?.['kind'] ?? null];

describe('a command that is killed', () => {
  test('while the edit runs is gone on with by “resume”: the picture arrives, one create in all', async () => {
    const bench = await makeBench();
    const { server, start, run } = bench;
    server.behaviour.pace = ['IN_PROGRESS'];
    const first = start(lake);
    const { id, requestId } = await first.saw('running');
    await killNow(first);
    expect(recordsOf(bench).map(({ state }) => state)).toEqual(['running']);

    for (const task of server.tasks.values()) task.pace = ['COMPLETED'];
    const ran = await run(['resume', '--json']);
    expect([ran.code, kindOf(ran.lines.at(-1))]).toEqual([0, ['result', id, 'done', null]]);
    expect(ran.lines.at(-1)?.requestId).toBe(requestId);
    const served = server.tasks.get(String(requestId))?.pictures[0];
    expect(readFileSync(ran.lines.at(-1)?.files?.[0] ?? '').equals(served ?? Buffer.alloc(0))).toBe(true);
    expect(server.count('create')).toBe(1);
    expect(await run(['resume', '--json'])).toMatchObject({ code: 0, lines: [] });
    expect((await run(['verify', '--json'])).lines).toEqual([{ type: 'verified', edits: 1, files: 1, findings: 0 }]);
  });

  test('before it was sent, in a library that was copied meanwhile, is not sent again from the copy', async () => {
    const bench = await makeBench();
    const { server, start, run, library } = bench;
    server.next('create', { status: 429, headers: { 'retry-after': '60' }, body: {}, makes: false });
    const first = start(lake);
    const { id } = await first.saw('submitting');
    await first.saw('waiting');
    await server.until(() => server.count('create') === 1);
    await vi.waitFor(() => expect(recordsOf(bench).map(({ timeline }) => (timeline as unknown[]).length)).toEqual([3]), 20_000);
    await killNow(first);
    const copy = { KONTEXT_LIBRARY: join(library, '../copy') };
    cpSync(library, copy.KONTEXT_LIBRARY, { recursive: true });
    expect((await run(['resume'])).code).toBe(0);
    expect(server.count('create')).toBe(2);

    const ran = await run(['resume', id, '--json'], copy);
    expect([ran.code, kindOf(ran.lines.at(-1)), ran.lines.at(-1)?.['charged'], ran.stderr]).toEqual([
      6,
      ['failure', id, 'unknown', 'outcome-unknown'],
      'maybe',
      expect.not.stringContaining('another computer'),
    ]);
    expect(ran.lines.at(-1)?.['message']).toContain('was sent from this computer before');
    expect(server.count('create')).toBe(2);
  });

  test.concurrent.each([
    ['before its whole request arrived', { cutAnswerAfter: 0, ending: 'silence', makes: false } as const],
    ['between the request and the answer', { cutAnswerAfter: 0, ending: 'silence' } as const],
    ['in the middle of the answer', { cutAnswerAfter: 60, ending: 'silence' } as const],
  ])('%s leaves an unknown outcome, and nothing sends it again', async (_, step) => {
    const bench = await makeBench();
    const { server, start, run } = bench;
    server.next('create', step);
    const first = start(lake);
    await server.until(() => server.creates[0]?.heard.whole === true);
    await killNow(first);
    expect(recordsOf(bench).map(({ state }) => state)).toEqual(['submitting']);
    const id = String(recordsOf(bench)[0]?.['id']);

    const ran = await run(['resume', '--json']);
    expect([ran.code, kindOf(ran.lines.at(-1)), ran.lines.at(-1)?.['charged']]).toEqual([
      6,
      ['failure', id, 'unknown', 'outcome-unknown'],
      'maybe',
    ]);
    expect((await run(['resume', '--json'])).code).toBe(6);
    expect(recordsOf(bench).map(({ state }) => state)).toEqual(['unknown']);
    expect(server.count('create')).toBe(1);
  });

  test('before it was sent is sent once by “resume”', async () => {
    const bench = await makeBench();
    const { server, start, run, photo } = bench;
    const first = start(['edit', photo, ...lake.slice(1)]);
    await first.saw('waiting');
    await killNow(first);
    const [record] = recordsOf(bench);
    // The kill may come too late to stop the create; then there must be no second one.
    const sent = server.count('create');
    const ran = await run(['resume', '--json']);
    expect([ran.code, server.count('create')]).toEqual(
      record?.['state'] === 'waiting' ? [0, 1] : record?.['state'] === 'submitting' ? [6, sent] : [0, 1],
    );
  });

  test('while it saves starts over with the download alone', async () => {
    const bench = await makeBench();
    const { server, start, run } = bench;
    server.next('download', { cutAnswerAfter: 130, ending: 'silence' });
    const first = start(lake);
    await server.until(() => server.count('download') === 1);
    await first.saw('saving');
    await killNow(first);
    const ran = await run(['resume', '--json']);
    expect([ran.code, ran.lines.map(({ state }) => state), server.count('create')]).toEqual([0, ['saving', 'done', 'done'], 1]);
    expect((await run(['verify', '--json'])).lines.filter(({ type }) => type === 'verified')).toMatchObject([{ edits: 1, files: 1 }]);
  });
});

describe('an outcome that is unknown', () => {
  const unknown = async (): Promise<{ bench: Bench; id: string }> => {
    const bench = await makeBench();
    bench.server.next('create', { cutAnswerAfter: 0, ending: 'reset' });
    const ran = await bench.run(lake);
    expect([ran.code, ran.lines.at(-1)?.state, ran.lines.at(-1)?.['charged']]).toEqual([6, 'unknown', 'maybe']);
    return { bench, id: String(ran.lines[0]?.id) };
  };

  test('is never sent again by “resume”, and ends with the request id that the person knows', async () => {
    const { bench, id } = await unknown();
    const { server, run } = bench;
    const requestId = [...server.tasks.keys()][0] ?? '';
    expect((await run(['resume', '--json'])).code).toBe(6);
    const wrong = await run(['resume', id, '--request-id', 'mmsu_nobody', '--json']);
    expect([wrong.code, wrong.lines.at(-1)?.['kind']]).toEqual([5, 'request-not-found']);
    const ran = await run(['resume', id, '--request-id', requestId, '--json']);
    expect([ran.code, kindOf(ran.lines.at(-1)), ran.lines.at(-1)?.requestId]).toEqual([0, ['result', id, 'done', null], requestId]);
    expect(server.count('create')).toBe(1);
  });

  test('says which commands decide it, and takes no request of another edit', async () => {
    const { bench, id } = await unknown();
    const { run, server } = bench;
    const other = await run(['edit', '-p', 'a hill', '--json']);
    const ran = await run(['resume']);
    expect(ran.stderr).toContain(
      `“kontext resume ${id} --request-id R” fetches its picture, where you know the id of its request; “kontext forget ${id}” gives it up.\n`,
    );
    const taken = await run(['resume', id, '--request-id', String(other.lines.at(-1)?.requestId), '--json']);
    expect([taken.code, taken.lines.at(-1)?.['message']]).toEqual([
      2,
      `That is the request id of another edit of this library, ${String(other.lines[0]?.id)}. Give the one of this edit’s own request.`,
    ]);
    expect(
      recordsOf(bench)
        .map(({ state }) => state)
        .toSorted(),
    ).toEqual(['done', 'unknown']);
    expect(server.count('create')).toBe(2);
  });

  test('is the only one that “forget” gives up: of others it says that it did not', async () => {
    const bench = await makeBench();
    const done = await bench.run(lake);
    const id = String(done.lines[0]?.id);
    const said = 'Only an edit whose outcome is unknown can be forgotten. This one has an outcome, or is still under way.';
    const ran = await bench.run(['forget', id]);
    expect([ran.code, ran.stdout, ran.stderr]).toEqual([2, '', `${said}\n`]);
    expect(recordsOf(bench).map(({ state }) => state)).toEqual(['done']);
  });

  test('is given up by “forget”, and can be taken up again with its id', async () => {
    const { bench, id } = await unknown();
    const { server, run } = bench;
    expect(await run(['forget', id, '--json'])).toMatchObject({ code: 0, lines: [{ type: 'edit', id, state: 'lost' }] });
    expect(await run(['resume', '--json'])).toMatchObject({ code: 0, lines: [] });
    const ran = await run(['resume', id, '--request-id', [...server.tasks.keys()][0] ?? '', '--json']);
    expect([ran.code, ran.lines.map(({ state }) => state)]).toEqual([0, ['queued', 'saving', 'done', 'done']]);
    expect(recordsOf(bench)).toMatchObject([{ id, state: 'done' }]);
    expect(server.count('create')).toBe(1);
  });

  test('is settled by itself when the cut answer had the id and the service knows it', async () => {
    const bench = await makeBench();
    bench.server.next('create', { claimLength: 5000 });
    const ran = await bench.run(lake);
    expect([ran.code, ran.lines.map(({ state }) => state), bench.server.count('create')]).toEqual([
      0,
      ['waiting', 'submitting', 'queued', 'saving', 'done', 'done'],
      1,
    ]);
  });
});

describe('an edit whose picture was lost', () => {
  test('is asked for again by “resume” with its id, as the edit of the program that asks', async () => {
    const bench = await makeBench();
    const { server, run } = bench;
    server.next('download', { status: 404 }, { status: 404 });
    const lost = await run(lake);
    const id = String(lost.lines[0]?.id);
    const [before] = recordsOf(bench);
    expect([lost.code, before?.['state']]).toEqual([5, 'lost']);
    // The way to it is said, at its end and where everything is asked for.
    expect(lost.stderr).toContain(`“kontext resume ${id}” asks for its picture once more; nothing is bought.`);
    expect((await run(['resume'])).stderr).toContain(`The picture of 1 edit did not come: “kontext resume ${id}” asks for it once more`);
    const ran = await run(['resume', id, '--json']);
    expect([ran.code, ran.lines.map(({ state }) => state)]).toEqual([0, ['queued', 'saving', 'done', 'done']]);
    const [after] = recordsOf(bench);
    expect(after?.['owner']).not.toEqual(before?.['owner']);
    expect(server.count('create')).toBe(1);
  });
});

describe('an impatient command', () => {
  test('leaves the edit alive, says so, and “resume” brings it home', async () => {
    const bench = await makeBench();
    const { server, run } = bench;
    server.behaviour.pace = ['IN_PROGRESS'];
    const left = await run([...lake, '--wait', '1']);
    expect([left.code, left.lines.at(-1)?.state, left.lines.at(-1)?.['charged']]).toEqual([5, 'running', 'maybe']);
    expect(left.lines.at(-1)?.['message']).toBe('Not done yet after the time it was given. It goes on at SeaArt and is not lost.');
    for (const task of server.tasks.values()) task.pace = ['COMPLETED'];
    expect((await run(['resume', '--json'])).lines.map(({ state }) => state)).toEqual(['running', 'saving', 'done', 'done']);
    expect(server.count('create')).toBe(1);
  });

  test('that is interrupted ends with 130 and leaves the edit to “resume”', async () => {
    const { server, start, run } = await makeBench();
    server.behaviour.pace = ['IN_PROGRESS'];
    const first = start(lake);
    await first.saw('running');
    first.child.kill('SIGINT');
    expect((await first.ended).code).toBe(130);
    for (const task of server.tasks.values()) task.pace = ['COMPLETED'];
    expect((await run(['resume', '--json'])).code).toBe(0);
    expect(server.count('create')).toBe(1);
  });
});

describe('a service that comes back on the same port', () => {
  test('still has the edit, and the command waited for it', async () => {
    const { server, start } = await makeBench();
    server.behaviour.pace = ['IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED'];
    const first = start(lake);
    await first.saw('running');
    await server.stop();
    await server.start();
    expect((await first.ended).code).toBe(0);
    expect(server.count('create')).toBe(1);
  });
});

describe('a disk that takes no more', () => {
  test('leaves the finished picture at the service, and “resume” fetches it', async () => {
    const bench = await makeBench();
    const { server, start, run, library } = bench;
    server.behaviour.pace = ['IN_PROGRESS', 'COMPLETED'];
    const first = start([...lake, '--wait', '3']);
    await first.saw('running');
    // What lies there now is no library, so nothing may be written to it.
    const mark = join(library, 'library.json');
    const marked = readFileSync(mark);
    writeFileSync(mark, '{}');
    const left = await first.ended;
    expect([left.code, left.lines.at(-1)?.type]).toEqual([7, 'failure']);
    writeFileSync(mark, marked);
    mkdirSync(join(library, 'inputs'), { recursive: true });
    expect((await run(['resume', '--json'])).code).toBe(0);
    expect(server.count('create')).toBe(1);
  });
});
