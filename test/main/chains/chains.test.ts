// Chains on real folders with a service on loopback: each step on the result of the last, asked between, taken out, failed, and as files.
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { failureIn } from '../../../app/messages/languages/spoken.ts';
import { verifyLibrary } from '../../../main/library/folder/verify.ts';
import type { Finding } from '../../../app/contract/contract.ts';
import { until } from '../../faults/bench.ts';
import { overOf, sessionOf, started } from '../batch/batch-bench.ts';
import { makeChainBench } from './chain-bench.ts';

const slow = 90_000;

test(
  'each step goes on from the result of the last, with the sum of all steps as its total',
  async () => {
    const { open, chainAsk, asked } = await makeChainBench(2);
    const bench = await open();
    const id = await started(bench, await chainAsk());
    expect(await overOf(bench, id)).toMatchObject({
      state: 'ended',
      set: 'gold',
      total: 4,
      spent: 4,
      counts: { done: 4 },
      toMake: {},
      chain: { name: 'gold', steps: 2, pictures: 2, next: 1 },
    });
    expect(asked()).toEqual(['golden 1', 'golden 2', 'no cables 1', 'no cables 2']);
    const { library } = sessionOf(bench);
    const rows = await library.rows('set:gold', 0, 9);
    const records = await Promise.all(rows.map(async (row) => library.load(row.id)));
    const [second, first] = ['no cables 2', 'golden 2'].map((prompt) => records.find((one) => one?.request.prompt === prompt));
    expect(second?.request.inputs).toMatchObject([
      { name: 'p2.jpg', parent: { editId: first?.id, index: 0 }, sha256: first?.results[0]?.sha256 },
    ]);
  },
  slow,
);

test(
  'between the steps it asks; what was marked as out does not go on, and comes along when the mark is gone',
  async () => {
    const { open, chainAsk, asked, folder } = await makeChainBench(2);
    const bench = await open();
    const id = await started(bench, await chainAsk({ approve: true }));
    expect(await overOf(bench, id)).toMatchObject({ state: 'pilot', chain: { next: 1 }, toMake: { flux_kontext_max: 2 } });
    expect(await bench.studio.batches.goOn(id, {})).toMatchObject({ ok: false, failure: { kind: 'usage' } });
    const [out] = await sessionOf(bench).library.rows('"golden 1"', 0, 1);
    const mark = (flag: 'reject' | null) => bench.studio.handlers['edit.organise']({ ids: [out?.id ?? ''], change: { flag } });
    expect(await mark('reject')).toMatchObject({ ok: true });
    // What would go on from it is not counted among what is still to be made.
    const counted = { counts: { done: 2, waiting: 1, cancelled: 1 }, toMake: { flux_kontext_max: 1 } };
    expect(await bench.studio.batches.list(false)).toMatchObject({ value: [counted] });
    await bench.close();
    const next = await open(folder);
    expect(await next.studio.batches.goOn(id, { approve: true })).toMatchObject({ ok: true });
    expect(await overOf(next, id)).toMatchObject({ state: 'ended', counts: { done: 3, cancelled: 1 }, toRetry: 0 });
    expect(asked()).toEqual(['golden 1', 'golden 2', 'no cables 2']);
    await next.studio.handlers['edit.organise']({ ids: [out?.id ?? ''], change: { flag: null } });
    expect(await next.studio.batches.list(true)).toMatchObject({ value: [{ toRetry: 1 }] });
    expect(await next.studio.batches.goOn(id, { retry: true })).toMatchObject({ ok: true });
    expect(await overOf(next, id)).toMatchObject({ state: 'ended', counts: { done: 4, cancelled: 0 } });
    expect(asked().at(-1)).toBe('no cables 1');
  },
  slow,
);

test(
  'a picture whose step fails stays behind, and Retry takes it through all steps; what was bought is not bought again',
  async () => {
    const { open, chainAsk, asked, server } = await makeChainBench(2);
    server.next('create', { status: 422, body: { detail: 'no' } });
    const bench = await open();
    const id = await started(bench, await chainAsk({}, { stopOn: 'never' }));
    expect(await overOf(bench, id)).toMatchObject({ state: 'ended', counts: { done: 2, failed: 1, left: 1 } });
    expect(asked()).toEqual(['golden 2', 'no cables 2']);
    expect(await bench.studio.batches.goOn(id, { retry: true })).toMatchObject({ ok: true });
    expect(await overOf(bench, id)).toMatchObject({ state: 'ended', counts: { done: 4 } });
    expect(asked()).toEqual(['golden 2', 'no cables 2', 'golden 1', 'no cables 1']);
  },
  slow,
);

test(
  'a limit of pictures holds over all steps',
  async () => {
    const { open, chainAsk, asked } = await makeChainBench(2);
    const bench = await open();
    const id = await started(bench, await chainAsk({}, { limits: { pictures: 3, cost: null } }));
    expect(await overOf(bench, id)).toMatchObject({
      state: 'paused',
      because: { message: 'The limit of pictures, 3, is reached: 3 of 4 may be charged by now. Raise the limit to go on.' },
    });
    await until('what was made is home', async () => (await sessionOf(bench).library.find('is:done')).total === 3);
    expect(asked()).toHaveLength(3);
  },
  slow,
);

test(
  'the steps of a picture are kept as a plain file, which is the library’s own and keeps its other pictures',
  async () => {
    const { open, chainAsk, folder } = await makeChainBench(1);
    const bench = await open();
    await overOf(bench, await started(bench, await chainAsk()));
    const { studio } = bench;
    const [last] = await sessionOf(bench).library.rows('"no cables 1"', 0, 1);
    const id = last?.id ?? '';
    const offer = await studio.handlers['chain.ofEdit']({ id });
    expect(offer).toMatchObject({ value: { notes: [], steps: [{ prompt: 'golden 1' }, { prompt: 'no cables 1' }] } });
    const save = (name: string, replace = false) => studio.handlers['chain.save']({ id, name, replace });
    expect(await save('Évening gold')).toMatchObject({ ok: true, value: { name: 'Évening gold' } });
    const file = path.join(folder, 'library/chains/Évening gold.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 1, steps: [{ prompt: 'golden 1' }, { prompt: 'no cables 1' }] });
    expect(await save('évening GOLD')).toMatchObject({ ok: false, failure: { kind: 'usage' } });
    expect(await save('évening GOLD', true)).toMatchObject({ ok: true, value: { name: 'Évening gold' } });
    expect(await save('a/b')).toMatchObject({ ok: false, failure: { kind: 'usage' } });
    expect(readdirSync(path.join(folder, 'library/chains'))).toEqual(['Évening gold.json']);

    // A hand gave it a picture that no edit names, and a friend sent one that is damaged.
    const sha256 = 'ab'.repeat(32);
    const fixed = { sha256, name: 'logo.png', mediaType: 'image/png', bytes: 1, width: 1, height: 1, parent: null, sent: null };
    writeFileSync(file, JSON.stringify({ format: 1, steps: [{ prompt: 'x', fixed: [fixed] }] }));
    writeFileSync(path.join(folder, 'library/chains/broken.json'), '{"format":1,');
    mkdirSync(path.join(folder, 'library/inputs/ab'), { recursive: true });
    expect(await studio.handlers['chain.list'](undefined)).toMatchObject({
      value: [
        { name: 'broken', steps: [], failure: { kind: 'record-damaged' } },
        { name: 'Évening gold', failure: null },
      ],
    });
    const findings: Finding[] = [];
    const events = { finding: (one: Finding) => void findings.push(one), progress: () => undefined, stopped: () => false };
    await verifyLibrary(path.join(folder, 'library'), events);
    expect(findings.map(({ kind, file: at }) => [kind, at])).toEqual([
      ['record-damaged', 'chains/broken.json'],
      ['record-damaged', 'chains/Évening gold.json'],
    ]);
    expect(await studio.handlers['chain.discard']({ name: 'gone' })).toMatchObject({ ok: true });
    expect(existsSync(file)).toBe(true);
  },
  slow,
);

test(
  'each that cannot be read says why: no file, no JSON, no steps, or of a newer version, which is not to be written over',
  async () => {
    const { folder, open } = await makeChainBench(0);
    const chains = path.join(folder, 'library/chains');
    const { studio } = await open();
    mkdirSync(path.join(chains, 'a folder.json'), { recursive: true });
    symlinkSync(path.join(chains, 'a loop.json'), path.join(chains, 'a loop.json'));
    const second = (step: object): string => JSON.stringify({ format: 1, steps: [{ prompt: 'x' }, { prompt: 'y', ...step }] });
    for (const [name, text] of Object.entries({
      null: 'null',
      newer: '{"format":9}',
      torn: '{',
      'of a model': second({ model: 'flux_9' }),
      'of a place': second({ place: 7 }),
      'of a range': second({ parameters: { seed: 1, safety_tolerance: 99 } }),
      'of a type': second({ place: 'first' }),
      'on two\nlines': second({ parameters: { colour: 1 } }),
      // Of an editor: no trouble.
      'with a mark of its byte order': `\uFEFF${second({})}`,
    }))
      writeFileSync(path.join(chains, `${name}.json`), text);
    const listed = await studio.handlers['chain.list'](undefined);
    expect(
      listed.ok && listed.value.map(({ name, failure }) => [name, failure?.message.replace(/^The chain “.*?” /, '').split('. ')[0]]),
    ).toEqual([
      ['a folder', 'cannot be read: it is no file'],
      ['a loop', 'cannot be read: it is no file'],
      ['newer', 'was written by a newer version of Kontext Studio'],
      ['null', 'cannot be read: it is no list of steps'],
      ['of a model', 'cannot be read: step 2, “model”: there is no model “flux_9”; there are flux_kontext_max, flux_kontext_pro'],
      ['of a place', 'cannot be read: step 2, “place”: there is no place 7 among 1, counted from 0'],
      ['of a range', 'cannot be read: step 2, “parameters.safety_tolerance”: Safety tolerance must be a whole number from 0 to 6'],
      ['of a type', 'cannot be read: step 2, “place”: it is not as it should be'],
      ['on two\nlines', 'cannot be read: step 2, “parameters.colour”: FLUX.1 Kontext [max] has no parameter “colour”'],
      ['torn', 'cannot be read: it is no JSON'],
      ['with a mark of its byte order', undefined],
    ]);
    const failures = listed.ok ? listed.value.flatMap(({ failure }) => failure ?? []) : [];
    const sentences = failures.map(({ message }) => message);
    expect(
      failures.filter(
        (failure) =>
          failure.message.includes('\n') ||
          /[a-z]{4} [a-z]{2}/.test(failureIn('zh-CN', failure).replace(/“.*?”|chains\/.*json|safety_tolerance|FLUX.1 Kontext/g, '')),
      ),
    ).toEqual([]);
    expect(sentences.at(-2)).toMatch(/^The chain “on two lines” .* put chains\/on two lines\.json right, or save it anew\.$/);
  },
  slow,
);
