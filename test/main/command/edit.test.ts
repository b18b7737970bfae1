import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { jpeg, png } from '../../fakes/pictures.ts';
import { usualPace } from '../../fakes/seaart-behaviour.ts';
import { filesBelow, filesHolding, makeBench, readJson } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('one edit', () => {
  test('of an address fetches the picture without the key, and sends its bytes or the address as it is', async () => {
    const { server, run } = await makeBench();
    const picture = await jpeg(96, 64);
    const keys: unknown[] = [];
    const host = createServer((request, response) => {
      keys.push(request.headers.authorization ?? 'none');
      response.end(picture);
    });
    await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
    try {
      const address = `http://127.0.0.1:${(host.address() as AddressInfo).port}/boats.jpg?X-Sign=1`;
      const sent = async (...more: string[]): Promise<unknown> => {
        const ran = await run(['edit', address, '-p', 'make it night', '--json', ...more]);
        const fields = JSON.parse(server.creates.at(-1)?.heard.body.toString('utf8') ?? '') as Record<string, string>;
        const given = fields['input_image'] ?? '';
        const { width } = given.startsWith('http') ? { width: given } : await sharp(Buffer.from(given, 'base64')).metadata();
        return [ran.code, width, ran.stderr.includes('is sent as an address')];
      };
      expect([await sent(), await sent('--send-address')]).toEqual([
        [0, 96, false],
        [0, address, true],
      ]);
      const ledger = (await run(['sent', '--csv'])).stdout;
      expect([ledger.includes(address.split('?')[0] ?? ''), ledger.includes('X-Sign')]).toEqual([true, false]);
      expect(new Set(keys)).toEqual(new Set(['none']));
    } finally {
      host.close();
    }
  });

  test('its files are named as the settings say, or as the line does, and the library is as sound as ever', async () => {
    const { run, home, library, photo } = await makeBench();
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'settings.json'), JSON.stringify({ nameTemplate: '{project} {prompt}' }));
    const edit = ['edit', photo, '-p', 'make it night', '--json'];
    expect((await run([...edit, '--project', 'Client X'])).code).toBe(0);
    expect((await run([...edit, '--seed', '7', '--name-template', 'night {seed}'])).code).toBe(0);
    const names = filesBelow(library)
      .map((file) => basename(file))
      .filter((name) => /^\d{8}-/.test(name))
      .map((name) => name.replace(/^\d{8}-\d{6}_/, '').replace(/_[0-9a-z]{4}\./, '.'));
    expect(names.toSorted()).toEqual(['client-x-make-it-night.json', 'client-x-make-it-night.png', 'night-7.json', 'night-7.png']);
    const verified = await run(['verify', '--json']);
    expect([verified.code, verified.lines.at(-1)]).toEqual([0, expect.objectContaining({ edits: 2, findings: 0 })]);
    expect((await run(['rebuild'])).code).toBe(0);
    expect((await run(['history', '--json'])).lines).toHaveLength(2);
  });

  test('is one create, its picture is on disk byte for byte, its record and its input beside it, and the key is nowhere', async () => {
    const { server, run, home, library, photo } = await makeBench();
    server.behaviour.pace = usualPace;
    const ran = await run(['edit', photo, '-p', 'make it night', '--json']);

    const create = server.creates[0];
    const requestId = create?.requestId ?? '';
    const id = ran.lines[0]?.id ?? '';
    const record = join(
      library,
      filesBelow(library)
        .map((file) => file.slice(library.length + 1))
        .find((file) => /^\d{4}.*\.json$/.test(file)) ?? '',
    );
    const picture = record.replace(/\.json$/, '.png');
    expect(ran.lines).toEqual([
      { type: 'state', id, state: 'waiting' },
      { type: 'state', id, state: 'submitting' },
      { type: 'state', id, state: 'queued', requestId },
      { type: 'state', id, state: 'running', requestId },
      { type: 'state', id, state: 'saving', requestId },
      { type: 'state', id, state: 'done', requestId },
      { type: 'result', id, state: 'done', model: 'flux_kontext_max', files: [picture], record, requestId },
    ]);
    expect([ran.code, basename(record)]).toEqual([0, expect.stringMatching(/^\d{8}-\d{6}_make-it-night_[0-9a-z]{4,}\.json$/)]);

    // What was asked.
    expect(server.heard.map(({ operation, method }) => `${method} ${operation}`)).toEqual([
      'POST create',
      'GET status',
      'GET status',
      'GET status',
      'GET response',
      'GET download',
    ]);
    expect([server.creates.length, create?.heard.whole, server.tasks.size]).toEqual([1, true, 1]);
    const fields = JSON.parse(create?.heard.body.toString('utf8') ?? '') as Record<string, string>;
    expect(Object.keys(fields)).toEqual(['prompt', 'input_image']);
    expect(fields['prompt']).toBe('make it night');
    const sent = Buffer.from(fields['input_image'] ?? '', 'base64');
    expect(sent.toString('base64')).toBe(fields['input_image']);
    expect(await sharp(sent).metadata()).toMatchObject({ format: 'jpeg', width: 64, height: 48 });

    // What is kept.
    const served = server.tasks.get(requestId)?.pictures[0] ?? Buffer.alloc(0);
    expect(readFileSync(picture).equals(served)).toBe(true);
    const kept = readJson(record);
    const original = readFileSync(photo);
    expect(kept).toMatchObject({
      format: 1,
      id,
      state: 'done',
      model: 'flux_kontext_max',
      named: { requestId, endpoint: 'flux_kontext_max' },
      request: {
        prompt: 'make it night',
        parameters: {},
        inputs: [{ name: 'photo.jpg', sha256: sha256(original), sent: { sha256: sha256(sent), bytes: sent.length } }],
      },
      results: [{ file: basename(picture), sha256: sha256(served), bytes: served.length, mediaType: 'image/png' }],
      failure: null,
    });
    expect((kept['timeline'] as { state: string }[]).map(({ state }) => state)).toEqual([
      'waiting',
      'submitting',
      'queued',
      'running',
      'saving',
      'done',
    ]);
    expect(readFileSync(join(library, 'inputs', sha256(original).slice(0, 2), `${sha256(original)}.jpg`)).equals(original)).toBe(true);
    expect(readdirSync(dirname(record)).toSorted()).toEqual([basename(record), basename(picture)].toSorted());

    // Where the key is not.
    expect(filesHolding(server.key, [home, library])).toEqual([]);
    expect(ran.stdout + ran.stderr).not.toContain(server.key);
    expect(server.heard.filter((one) => JSON.stringify(one.headers).includes(server.key)).map((one) => one.operation)).toEqual([
      'create',
      'status',
      'status',
      'status',
      'response',
    ]);
    expect(server.heard.some((one) => one.path.includes(server.key) || one.body.includes(server.key))).toBe(false);
  });

  test('sends every parameter that was given, with its type, and four pictures in order', async () => {
    const { server, run, photo, home } = await makeBench();
    const more = await Promise.all(
      [1, 2, 3].map(async (n) => {
        const file = join(dirname(home), `more-${n}.png`);
        await sharp(await png(30 + n, 20)).toFile(file);
        return file;
      }),
    );
    const ran = await run([
      'edit',
      photo,
      '--image',
      more[0] ?? '',
      '--image',
      more[1] ?? '',
      '--image',
      more[2] ?? '',
      '-p',
      'größer “x”\n🙂',
      '--seed',
      '-42',
      '--aspect-ratio',
      '16:9',
      '--output-format',
      'jpeg',
      '--upsample',
      '--safety',
      '0',
      '--json',
    ]);
    expect(ran.code).toBe(0);
    const raw = server.creates[0]?.heard.body.toString('utf8') ?? '';
    const { input_image, input_image_2, input_image_3, input_image_4, ...fields } = JSON.parse(raw) as Record<string, unknown>;
    expect(fields).toEqual({
      prompt: 'größer “x”\n🙂',
      seed: -42,
      aspect_ratio: '16:9',
      output_format: 'jpeg',
      prompt_upsampling: true,
      safety_tolerance: 0,
    });
    const sizes = await Promise.all(
      [input_image, input_image_2, input_image_3, input_image_4].map(
        async (text) => (await sharp(Buffer.from(String(text), 'base64')).metadata()).width,
      ),
    );
    expect(sizes).toEqual([64, 31, 32, 33]);
    expect(server.creates[0]?.heard.headers).toMatchObject({ 'content-type': 'application/json', authorization: `Bearer ${server.key}` });
  });

  test('without pictures sends the instruction alone', async () => {
    const { server, run } = await makeBench();
    expect((await run(['edit', '-p', 'a lake'])).code).toBe(0);
    expect(server.creates.map(({ heard }) => heard.body.toString())).toEqual(['{"prompt":"a lake"}']);
  });

  test('keeps every picture, also of the older form of a result, named by its bytes, and prints their paths alone', async () => {
    const { run, library, server } = await makeBench();
    server.behaviour.pictures = async () => [await png(8, 8), await jpeg(9, 9)];
    server.behaviour.shape = 'output.content';
    const ran = await run(['edit', '-p', 'a lake', '--output-format', 'png']);
    const pictures = filesBelow(library)
      .filter((file) => /\.(png|jpg)$/.test(file))
      .toSorted((a, b) => a.length - b.length);
    expect(ran.stdout).toBe(pictures.map((file) => `${file}\n`).join(''));
    expect(pictures.map((file) => file.slice(-6))).toEqual([expect.stringMatching(/\.png$/), '-2.jpg']);
  });

  test('is bought and kept though nobody reads what the command prints', async () => {
    const { server, start } = await makeBench();
    server.next('create', { before: () => void running.child.stdout?.destroy() });
    const running = start(['edit', '-p', 'a lake', '--json']);
    expect((await running.ended).code).toBe(0);
    expect(server.count('download')).toBe(1);
  });
});

describe('several edits of one command', () => {
  test('are as many creates, with seeds that count up, each with its own last line', async () => {
    const { server, run } = await makeBench();
    const ran = await run(['edit', '-p', 'a lake', '--seed', '7', '--count', '3', '--json']);
    expect(ran.code).toBe(0);
    expect(server.creates.map(({ heard }) => (JSON.parse(heard.body.toString()) as { seed: number }).seed).toSorted()).toEqual([7, 8, 9]);
    const last = ran.lines.filter(({ type }) => type === 'result');
    expect([last.length, new Set(last.map(({ id }) => id)).size, new Set(last.flatMap(({ files }) => files)).size]).toEqual([3, 3, 3]);
  });

  test('end all, when the key is refused for the first', async () => {
    const { server, run } = await makeBench();
    const ran = await run(['edit', '-p', 'a lake', '--count', '4', '--json'], { SEAART_API_KEY: 'sa-wrong-key' });
    expect(ran.code).toBe(3);
    expect(server.tasks.size).toBe(0);
    const last = ran.lines.filter(({ type }) => type !== 'state');
    expect([last.length, last.map(({ charged }) => charged)]).toEqual([4, ['no', 'no', 'no', 'no']]);
  });
});

describe('the same edit again', () => {
  const again = ['edit', '-p', 'a lake', '--seed', '7', '--json'];

  test('is refused as paid before, also when the index is gone, and runs when told to', async () => {
    const { server, run, home } = await makeBench();
    expect((await run(again)).code).toBe(0);
    const refused = await run(again);
    expect([refused.code, refused.lines]).toEqual([
      4,
      [{ type: 'failure', id: null, state: null, kind: 'paid-before', message: expect.any(String), charged: 'no' }],
    ]);
    expect((await run([...again, '--safety', '2', '--output-format', 'png'])).code).toBe(4);
    rmSync(join(home, 'libraries'), { recursive: true });
    expect((await run(again)).code).toBe(4);
    expect((await run(['edit', '-p', 'a lake', '--seed', '6', '--count', '2', '--json'])).code).toBe(4);
    expect(server.creates.length).toBe(1);
    expect((await run([...again, '--again'])).code).toBe(0);
    expect(server.creates.length).toBe(2);
  });

  test('is not the same with another seed, other words, or a seed that the service rolls', async () => {
    const { server, run } = await makeBench();
    await run(again);
    const others = [
      ['-p', 'a lake', '--seed', '9'],
      ['-p', 'a Lake', '--seed', '7'],
      ['-p', 'a lake'],
    ];
    expect((await Promise.all(others.map((other) => run(['edit', ...other])))).map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(server.creates.length).toBe(4);
  });
});

test('a picture that is transparent everywhere is not sent without a word', async () => {
  const { run, photo } = await makeBench();
  const clear = join(dirname(photo), 'clear.png');
  writeFileSync(
    clear,
    await sharp(await png())
      .ensureAlpha(0)
      .png()
      .toBuffer(),
  );
  const ran = await run(['edit', clear, '-p', 'paint a boat', '--rehearsal', '--json']);
  expect([ran.code, ran.stderr]).toEqual([
    0,
    expect.stringContaining('“clear.png” is transparent everywhere: the model may see something else'),
  ]);
});
