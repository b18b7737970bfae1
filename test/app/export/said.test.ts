// What copies, sheets and pages say: nothing private, nothing that breaks out of where it is written.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EditRecord } from '../../../app/edits/record.ts';
import { recordSchema } from '../../../app/edits/record.ts';
import { captionOf, sheetGrid, sheetRatio } from '../../../app/export/captions.ts';
import { exportedRecord } from '../../../app/export/own-record.ts';
import { pageHead, pageItem, pageTail } from '../../../app/export/page.ts';
import { digitalSourceType } from '../../../app/export/source-type.ts';
import { textsOf } from '../../../app/export/texts.ts';
import { xmpPacket } from '../../../app/export/xmp.ts';
import { readOwn, readOwnXmp } from '../../../app/recipes/own.ts';
import { input, recordIn } from '../../fakes/records.ts';

const record: EditRecord = recordIn('done');
const withPrompt = (prompt: string): EditRecord => ({ ...record, request: { ...record.request, prompt } });
const facts = { index: 0, origin: 'pictures', program: 'Kontext Studio 0.1.0' } as const;

describe('our own record in a copy', () => {
  const secret = 'SECRET';
  const full: EditRecord = {
    ...record,
    service: { baseUrl: `https://${secret}.example`, rehearsal: false },
    request: {
      ...record.request,
      inputs: [
        { ...input, name: `/home/${secret}/photo.jpg` },
        { ...input, name: `C:\\${secret}\\photo.jpg` },
      ],
      later: secret,
    },
    named: { requestId: 'r', endpoint: 'e', responseUrl: `https://${secret}`, statusUrl: secret, cancelUrl: secret },
    outputs: [{ url: `https://${secret}`, contentType: null, width: null, height: null }],
    results: record.results.map((one) => ({ ...one, later: secret })),
    answers: [{ at: record.createdAt, to: 'response', status: 200, body: { secret } }],
    owner: { installation: secret, process: secret },
    organised: { ...record.organised, note: secret, project: secret, tags: ['sea'], later: secret },
    timeline: [{ at: record.createdAt, state: 'done', note: secret }],
    later: secret,
  };
  test('holds the recipe and nothing private, known or not', () => {
    const text = JSON.stringify(exportedRecord(full, 0));
    expect(text).not.toContain(secret);
    expect(recordSchema.parse(JSON.parse(text))).toMatchObject({
      id: record.id,
      request: {
        prompt: record.request.prompt,
        parameters: record.request.parameters,
        inputs: [{ name: 'photo.jpg' }, { name: 'photo.jpg' }],
      },
      organised: { tags: ['sea'], note: '', project: null },
    });
  });
  test('says of an address that was sent what it is without its query, and nothing of one that was fetched', () => {
    const sent = { address: `https://a.example/b.png?sign=${secret}#${secret}`, itself: true, later: secret };
    const of = (web: object): EditRecord => ({ ...record, request: { ...record.request, inputs: [{ ...input, ...web } as typeof input] } });
    expect(exportedRecord(of({ web: sent }), 0).request.inputs[0]?.web).toEqual({
      address: 'https://a.example/b.png',
      itself: true,
      shortened: true,
    });
    expect(exportedRecord(of({ web: { ...sent, itself: false } }), 0).request.inputs[0]).not.toHaveProperty('web');
    const packets = [{ web: sent }, { web: { ...sent, unseen: true } }].map((web) =>
      xmpPacket({ ...facts, record: of(web), own: JSON.stringify(exportedRecord(of(web), 0)) }),
    );
    expect(packets.join('\n')).not.toContain(secret);
    expect(packets.map((packet) => /DerivedFrom.*?documentID>([^<]*)</.exec(packet)?.[1])).toEqual([
      `sha256:${input.sha256}`,
      'https://a.example/b.png',
    ]);
  });
  test('is read back from XMP, whatever the words and however another program wrote them again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (prompt) => {
        const own = JSON.stringify(exportedRecord(withPrompt(prompt), 0));
        const packet = xmpPacket({ ...facts, record: withPrompt(prompt), own });
        expect(readOwnXmp(packet)?.record).toEqual(readOwn(own)?.record);
        const value = packet.slice(packet.indexOf('<kontext:Record>') + 16, packet.indexOf('</kontext:Record>'));
        const attribute = `<rdf:Description xmlns:kontext="urn:kontext-studio:1.0:" kontext:Record="${value.replaceAll('"', '&quot;')}"/>`;
        expect(readOwnXmp(attribute)?.prompt).toBe(JSON.parse(own).request.prompt);
      }),
      { numRuns: 100 },
    );
  });
  test('is not found where there is none', () => {
    for (const xmp of [null, '', 'urn:kontext-studio:1.0:', '<kontext:Record>{}</kontext:Record>urn:kontext-studio:1.0: &#x110000;'])
      expect(readOwnXmp(xmp)).toBe(null);
  });
});

describe('the packet', () => {
  test('is well formed, whatever is in it', () => {
    const text = fc.string({ unit: 'binary', maxLength: 100 });
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), text, (prompt, tags, label) => {
        const made = { ...withPrompt(prompt), organised: { ...record.organised, tags, label } };
        const packet = xmpPacket({ ...facts, record: made, own: null });
        // oxlint-disable-next-line no-control-regex
        expect(packet).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(packet.isWellFormed()).toBe(true);
        const inside = packet.replace(/^<\?xpacket[^>]*\?>\n/, '').replace(/\n<\?xpacket[^>]*\?>$/, '');
        // Every tag that opens is closed, and no bare ampersand is left.
        const open: string[] = [];
        for (const [, end, name = '', rest = ''] of inside.matchAll(/<(\/?)([\w:]+)([^<>]*)>/g)) {
          if (end === '/') expect(open.pop()).toBe(name);
          else if (!rest.endsWith('/')) open.push(name);
        }
        expect([open, /&(?!(?:amp|lt|gt|#13);)/.test(inside)]).toEqual([[], false]);
      }),
      { numRuns: 100 },
    );
  });
  test('gives a rejected picture -1, and says nothing of what is not known', () => {
    const rejected = xmpPacket({
      ...facts,
      record: { ...record, organised: { ...record.organised, flag: 'reject', stars: 5 } },
      own: null,
    });
    expect(rejected).toContain('<xmp:Rating>-1</xmp:Rating>');
    // digiKam knows rejects and picks by a field of its own.
    expect([rejected, rejected.includes('xmlns:digiKam="http://www.digikam.org/ns/1.0/"')]).toEqual([
      expect.stringContaining('<digiKam:PickLabel>1</digiKam:PickLabel>'),
      true,
    ]);
    const picked = xmpPacket({ ...facts, record: { ...record, organised: { ...record.organised, flag: 'pick' } }, own: null });
    expect(picked).toContain('<digiKam:PickLabel>3</digiKam:PickLabel>');
    const plain = xmpPacket({ ...facts, record: withPrompt(''), own: null });
    for (const name of ['xmp:Rating', 'xmp:Label', 'dc:subject', 'dc:description', 'digiKam:', 'kontext:'])
      expect(plain).not.toContain(`<${name}`);
  });
  test('names all that several pictures went into', () => {
    const two = { ...record, request: { ...record.request, inputs: [input, { ...input, parent: { editId: record.id, index: 1 } }] } };
    const packet = xmpPacket({ ...facts, record: two, own: null });
    expect(packet).toContain(`<stRef:documentID>kontext-studio:${record.id}/2</stRef:documentID>`);
    expect(packet.match(/<stRef:documentID>/g)?.length).toBe(3);
  });
});

test('a rehearsal never says that a trained model made it', () => {
  const rehearsed = { ...record, service: { ...record.service, rehearsal: true } };
  for (const origin of ['words', 'pictures'] as const) {
    expect(digitalSourceType(rehearsed, origin)).not.toMatch(/trained/i);
    expect(xmpPacket({ ...facts, origin, record: rehearsed, own: null })).not.toMatch(/FLUX|flux|AISystem/);
  }
});

test('policies that say nothing make no texts, “standard” has no recipe', () => {
  const ask = { origin: 'pictures', version: '0.1.0' } as const;
  expect([textsOf(record, 0, { ...ask, policy: 'none' }), textsOf(record, 0, { ...ask, policy: 'untouched' })]).toEqual([null, null]);
  expect(textsOf(record, 0, { ...ask, policy: 'standard' })).toMatchObject({
    parameters: null,
    own: null,
    program: 'Kontext Studio 0.1.0',
  });
  expect(textsOf({ ...record, createdAt: 'never' }, 0, { ...ask, policy: 'full' })?.made).toBe(null);
});

describe('captions', () => {
  test('say as much as the copies, in the language of the window', () => {
    expect(captionOf(record, 0, 'full', 'en')).toEqual({ words: 'make the sky red', details: '2026-11-23 · 1024 × 1024 · seed 42' });
    expect(captionOf(record, 0, 'full', 'zh-CN').details).toBe('2026-11-23 · 1024 × 1024 · 种子 42');
    expect(captionOf(record, 0, 'standard', 'en').details).toBe('2026-11-23 · 1024 × 1024');
    expect(captionOf(record, 0, 'none', 'en')).toEqual({ words: '', details: '' });
    expect(captionOf({ ...record, service: { baseUrl: '', rehearsal: true } }, 0, 'standard', 'en').details).toContain('rehearsal');
  });
  test('few pictures are shown large, many on several sheets', () => {
    expect([1, 2, 4, 5, 9, 10, 500].map(sheetGrid)).toEqual(
      [
        [1, 1],
        [2, 4],
        [2, 4],
        [3, 9],
        [3, 9],
        [4, 24],
        [4, 24],
      ].map(([columns, perSheet]) => ({ columns, perSheet })),
    );
    expect([[], [{ width: 2, height: 1 }], [{ width: 100, height: 70 }], [{ width: 1, height: 9 }]].map(sheetRatio)).toEqual([
      1, 0.6, 0.7, 1.2,
    ]);
  });
});

test('whatever the words are, the page has no more elements and nothing that loads', () => {
  const picture = { address: 'data:image/png;base64,AA==', width: 2, height: 1 };
  const build = (words: string): string =>
    pageHead({ language: 'zh-CN', title: words, date: '', pictures: 1, compares: true, hashOf: () => 'h' }) +
    pageItem('zh-CN', { before: picture, after: picture, words, details: words }, 1) +
    pageTail('zh-CN');
  const elements = (html: string): number => html.match(/<[a-z]/gi)?.length ?? 0;
  const usual = elements(build('plain'));
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('<script>', '"><img src=x>', "' onload='x", '</title>')),
      (words) => {
        fc.pre(words !== '');
        const html = build(words);
        expect(elements(html)).toBe(usual);
        expect(html.match(/ on[a-z]+="/g)).toBe(null);
      },
    ),
  );
});
