// Names, words and records that others wrote: shown as text, kept to the letter, and never a path or a piece of a query.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { jpegFromPhone, png } from '../fakes/pictures.ts';
import { filesBelow, filesHolding, makeBench, readJson } from '../main/command/run-command.ts';
import { makeHome, open, plant, saveAll } from '../main/library/opened.ts';
import { recordOf } from '../main/library/records.ts';
import { temporaryFolder } from '../main/temporary-folder.ts';
import { openBench, plantEdit } from './bench.ts';

test('row 43: names that a server gives are ignored: files are called as the studio says', { timeout: 240_000 }, async () => {
  const bench = await makeBench();
  const names = [
    '../../evil.png',
    'C:\\evil.png',
    '\\\\host\\evil',
    'evil\0.png',
    '\u202egnp.live',
    `evil${'x'.repeat(10_000)}`,
    'CON',
    '.json',
  ];
  const picture = await png(40, 30);
  bench.server.next(
    'response',
    ...names.map((name) => ({
      body: {
        outputs: [
          {
            type: 'image',
            url: `${bench.server.origin}/results/${encodeURIComponent(name.slice(0, 200))}/0?n=1`,
            file_name: name,
            name,
            filename: name,
            content_type: `image/${name}`,
          },
        ],
      },
    })),
  );
  bench.server.next(
    'download',
    ...names.map((name) => ({
      status: 200,
      headers: {
        'content-type': 'image/png',
        'content-disposition': `attachment; filename="${name.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 500)}"`,
      },
      body: picture,
    })),
  );
  const ran = await bench.run(['edit', '-p', 'a lake', '--count', String(names.length), '--json']);
  expect([ran.code, ran.lines.filter(({ type }) => type === 'result').length]).toEqual([0, names.length]);
  const files = filesBelow(bench.library).map((file) => path.relative(bench.library, file));
  expect(files.filter((file) => !/^(library\.json|\d{4}\/\d{2}\/[a-z0-9_-]+\.(json|png))$/.test(file))).toEqual([]);
  expect(files.filter((file) => file.endsWith('.png'))).toHaveLength(names.length);
  expect(filesBelow(path.dirname(bench.library)).filter((file) => path.basename(file).includes('evil'))).toEqual([]);
});

describe('row 44: hostile instructions', () => {
  const words = [
    '<img src=x onerror=alert(1)>',
    '" OR "1"="1',
    'NEAR(a b) AND NOT * ^ : - "',
    '\ud800 lone \udfff',
    '\u202e bidi \u2066 \u0000 nul',
    `${'long '.repeat(200_000)}end`,
    "'); DROP TABLE edits; --",
    'seed:999999999999999999 stars:>=x is: near:',
  ];

  test('row 44: are kept to the letter, found by their words, and throw in no search', async () => {
    const home = makeHome();
    const { library } = await open(home);
    const records = words.map((prompt, n) => recordOf(n, { prompt }));
    await saveAll(library, records);
    for (const record of records) {
      expect((await library.load(record.id))?.request.prompt).toBe(record.request.prompt);
      const found = await library.find(record.request.prompt.slice(0, 2000));
      expect(typeof found.total).toBe('number');
    }
    expect((await library.find('onerror')).total).toBe(1);
    expect((await library.find('drop table')).total).toBe(1);
    expect((await library.find('long')).total).toBe(1);
  });

  test('row 44: any text at all', async () => {
    const home = makeHome();
    const { library } = await open(home);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat({ max: 20 }), async (prompt, n) => {
        const record = recordOf(n, { prompt });
        expect(await library.save(record)).toEqual({ ok: true, value: null });
        expect((await library.load(record.id))?.request.prompt).toBe(prompt);
        await library.find(prompt);
        await library.rows(prompt, 0, 10);
      }),
      { numRuns: 60 },
    );
  });
});

test(
  'row 45: what is sent of a photograph has neither its place nor its camera, and no file of the library holds the key',
  { timeout: 240_000 },
  async () => {
    const bench = await makeBench();
    writeFileSync(bench.photo, await jpegFromPhone());
    const ran = await bench.run(['edit', bench.photo, '-p', 'a lake', '--json']);
    expect(ran.code).toBe(0);
    const sent = Buffer.from(String([...bench.server.tasks.values()][0]?.fields['input_image']), 'base64');
    const { exif, xmp, iptc } = await sharp(sent).metadata();
    expect([sent.length > 100, exif, xmp, iptc, sent.includes('Telephone')]).toEqual([true, undefined, undefined, undefined, false]);
    const result = ran.lines.at(-1)?.files?.[0] ?? '';
    expect(readFileSync(result).equals([...bench.server.tasks.values()][0]?.pictures[0] ?? Buffer.alloc(0))).toBe(true);
    expect(filesHolding(bench.server.key, [bench.library, bench.home])).toEqual([]);
    // The record names no folder of this computer: a library can be given away.
    expect(JSON.stringify(readJson(String(ran.lines.at(-1)?.record)))).not.toContain(path.dirname(bench.library));
  },
);

describe('row 47: a library that others made', () => {
  test('row 47: is opened with what is whole of it; its names lead nowhere, its numbers break nothing, nothing inherits', async () => {
    const folder = temporaryFolder();
    const library = path.join(folder, 'library');
    mkdirSync(library);
    writeFileSync(path.join(library, 'library.json'), '{"format":1,"id":"aaaaaaaa-1","createdAt":"","__proto__":{"polluted":true}}');
    writeFileSync(path.join(folder, 'secret.png'), await png());
    const good = await plantEdit(library, 1);
    const evil: readonly string[] = [
      '../../../secret.png',
      '/etc/hostname',
      'C:\\secret.png',
      '\\\\host\\a',
      '..',
      '',
      '.hidden',
      'a\0b.png',
    ];
    const planted = evil.map((file, n) =>
      plant(
        { folder: library, cacheFolder: '' },
        recordOf(10 + n, { results: [{ file, sha256: 'a'.repeat(64), bytes: 5, mediaType: 'image/png', width: 1, height: 1 }] }),
      ),
    );
    const text = readFileSync(planted[0] ?? '', 'utf8');
    const month = path.dirname(planted[0] ?? '');
    writeFileSync(
      path.join(month, 'proto.json'),
      text.replace('{', '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},'),
    );
    writeFileSync(
      path.join(month, 'huge.json'),
      text.replaceAll('"width": 1,', '"width": 1e400,').replace(recordOf(10).id, recordOf(40).id),
    );
    writeFileSync(
      path.join(month, 'stem.json'),
      text.replace(/"stem": "[^"]*"/, '"stem": "../../../escape"').replace(recordOf(10).id, recordOf(41).id),
    );
    const before = filesBelow(folder).length;

    const bench = await openBench({ folder, library });
    const opened = bench.studio.session()?.library;
    await opened?.settled();
    expect({}).not.toHaveProperty('polluted');
    expect(opened?.status()).toMatchObject({ state: 'open' });
    for (const [n] of evil.entries()) {
      const { id } = recordOf(10 + n);
      expect([
        evil[n],
        await bench.studio.resultPath(id, 0),
        await bench.studio.media({ kind: 'result', editId: id, index: 0, longSide: null }),
      ]).toEqual([evil[n], null, null]);
    }
    expect(await bench.studio.resultPath(good.id, 0)).toBe(good.file);
    // Changed and saved, the escaping name is still no path.
    const escaping = await opened?.load(recordOf(41).id);
    if (escaping !== null && escaping !== undefined)
      expect(await opened?.save({ ...escaping, state: 'done' })).toEqual({ ok: true, value: null });
    expect(filesBelow(folder).filter((file) => !file.startsWith(library) && !file.startsWith(path.join(folder, 'home')))).toEqual([
      path.join(folder, 'secret.png'),
    ]);
    expect([before > 10, readdirSync(path.dirname(folder)).includes('escape.json')]).toEqual([true, false]);
    const shown = await bench.studio.handlers['edit.show']({ id: recordOf(10).id });
    expect(shown.ok && shown.value.summary.present).toBe(false);
  });
});
