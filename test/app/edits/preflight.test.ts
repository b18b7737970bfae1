import { describe, expect, test } from 'vitest';
import { expectedFrom, expectedSize, warningsOf } from '../../../app/edits/preflight.ts';
import { repeatKey, wasPaid } from '../../../app/edits/repeat-key.ts';
import { editStates } from '../../../app/edits/record.ts';
import { estimateTokens } from '../../../app/edits/tokens.ts';
import { kontextMax } from '../../../app/models/kontext-max.ts';
import { idOf, input, recordIn, recordOf, sentPicture } from '../../fakes/records.ts';

const request = recordOf(1).request;
const sizeOf = (text: string): { width: number; height: number } => {
  const [width = 0, height = 0] = text.split('x').map(Number);
  return { width, height };
};

describe('the size that is expected', () => {
  test.each([
    ['2048x1365', '1248x832'],
    ['1125x750', '1248x832'],
    ['1024x768', '1184x880'],
    ['768x1280', '800x1328'],
    ['843x461', '1392x752'],
    ['3824x5032', '880x1184'],
    ['2048x3072', '832x1248'],
    ['500x500', '1024x1024'],
    ['10000x10', '1568x672'],
  ])('of an input of %s is %s, as the model’s guide shows', (from, to) => {
    expect(expectedSize(kontextMax, {}, sizeOf(from))).toEqual(sizeOf(to));
  });

  test('follows the ratio asked for, else the first picture, else it is square', () => {
    expect(expectedSize(kontextMax, { aspect_ratio: '21:9' }, sizeOf('100x100'))).toEqual(sizeOf('1568x672'));
    expect(expectedSize(kontextMax, { aspect_ratio: 'wide' }, sizeOf('100x300'))).toEqual(sizeOf('672x1568'));
    expect(expectedSize(kontextMax, {}, null)).toEqual(sizeOf('1024x1024'));
  });
});

describe('warnings', () => {
  const warn = (more: object, sent = [sentPicture], paidBefore: string | null = null) =>
    warningsOf({ model: kontextMax, request: { ...request, ...more }, sent, given: [], paidBefore });

  test('there are none for an ordinary edit', () => {
    expect(warn({ inputs: [{ ...input, width: 1184, height: 880 }] })).toEqual([]);
  });

  test('name what is lost, what is heavy and what was paid', () => {
    expect(
      warn({ prompt: ' ', inputs: [{ ...input, width: 6000, height: 1000 }] }, [{ ...sentPicture, bytes: 20_000_000 }], idOf(2)),
    ).toEqual([
      { kind: 'no-prompt' },
      { kind: 'crop', from: sizeOf('6000x1000'), to: sizeOf('1568x672') },
      { kind: 'smaller-than-original', from: sizeOf('6000x1000'), to: sizeOf('1568x672') },
      { kind: 'body-large', bytes: 26_666_668 },
      { kind: 'paid-before', editId: idOf(2) },
    ]);
  });

  test('a place that goes out with a file as it is, and a picture without an opaque pixel, are said', () => {
    const ofPicture = (steps: typeof sentPicture.steps, given: { hasLocation: boolean; noOpaquePixel?: boolean }) =>
      warningsOf({
        model: kontextMax,
        request: { ...request, inputs: [{ ...input, width: 1184, height: 880 }] },
        sent: [{ ...sentPicture, steps }],
        given: [given],
        paidBefore: null,
      }).map(({ kind }) => kind);
    expect([
      ofPicture(['untouched'], { hasLocation: true }),
      ofPicture(['location-removed'], { hasLocation: true }),
      ofPicture(['untouched'], { hasLocation: false, noOpaquePixel: true }),
    ]).toEqual([['location-kept'], [], ['no-opaque-pixel']]);
  });

  test('an address that is sent is said by its place; of one that nobody here has seen no size is expected', () => {
    const web = { address: 'https://a.example/b', itself: true };
    const given = { ...input, width: 1184, height: 880 };
    expect(
      warningsOf({
        model: kontextMax,
        request: {
          ...request,
          inputs: [
            { ...given, web: { ...web, itself: false } },
            { ...given, web },
            { ...given, web },
          ],
        },
        sent: [sentPicture, null, null],
        given: [],
        paidBefore: null,
      }),
    ).toEqual([{ kind: 'address-sent', places: [2, 3] }]);
    const unseen = { ...input, width: 1, height: 1, web: { ...web, unseen: true as const } };
    expect([expectedFrom(kontextMax, {}, unseen), expectedFrom(kontextMax, { aspect_ratio: '1:1' }, unseen)]).toEqual([
      null,
      sizeOf('1024x1024'),
    ]);
    expect(warningsOf({ model: kontextMax, request: { ...request, inputs: [unseen] }, sent: [null], given: [], paidBefore: null })).toEqual(
      [{ kind: 'address-sent', places: [1] }],
    );
  });

  test('an instruction longer than the model reads is said', () => {
    const prompt = 'word '.repeat(513);
    expect([estimateTokens('make the sky red'), warn({ prompt, inputs: [] })]).toEqual([
      4,
      [{ kind: 'prompt-long', tokens: 513, limit: 512 }],
    ]);
  });
});

describe('paid before', () => {
  test('is the same only with a fixed seed and words that are not rewritten', () => {
    expect([
      repeatKey('flux_kontext_max', { ...request, parameters: {} }),
      repeatKey('flux_kontext_max', { ...request, parameters: { seed: 1, prompt_upsampling: true } }),
    ]).toEqual([null, null]);
  });

  test('does not depend on the order of parameters, and on everything else it does', () => {
    const key = repeatKey('flux_kontext_max', { ...request, parameters: { seed: 1, aspect_ratio: '1:1' } });
    expect(repeatKey('flux_kontext_max', { ...request, parameters: { aspect_ratio: '1:1', seed: 1 } })).toBe(key);
    const defaults = { output_format: 'png', prompt_upsampling: false, safety_tolerance: 2 };
    expect(repeatKey('flux_kontext_max', { ...request, parameters: { ...defaults, aspect_ratio: '1:1', seed: 1 } })).toBe(key);
    const others = [
      repeatKey('flux_kontext_pro', { ...request, parameters: { seed: 1, aspect_ratio: '1:1' } }),
      repeatKey('flux_kontext_max', { ...request, parameters: { seed: 2, aspect_ratio: '1:1' } }),
      repeatKey('flux_kontext_max', { ...request, parameters: { seed: 1 } }),
      repeatKey('flux_kontext_max', { ...request, prompt: 'other', parameters: { seed: 1, aspect_ratio: '1:1' } }),
      repeatKey('flux_kontext_max', { ...request, inputs: [], parameters: { seed: 1, aspect_ratio: '1:1' } }),
      repeatKey('flux_kontext_max', { ...request, inputs: [input, input], parameters: { seed: 1, aspect_ratio: '1:1' } }),
    ];
    expect([others.includes(key), new Set(others).size]).toEqual([false, 6]);
  });

  test('tells a picture from its address, and two copies of one address, whatever its signature', () => {
    const seeded = (one: object): string | null =>
      repeatKey('flux_kontext_max', { ...request, inputs: [{ ...input, ...one }], parameters: { seed: 1 } });
    const web = { address: 'https://a.example/b?sign=1', itself: true };
    expect(seeded({ web: { ...web, itself: false } })).toBe(seeded({}));
    expect(seeded({ web })).not.toBe(seeded({}));
    expect(seeded({ web: { ...web, address: 'https://a.example/b?sign=2' } })).toBe(seeded({ web }));
    expect(seeded({ web, sha256: 'f'.repeat(64) })).not.toBe(seeded({ web }));
  });

  test('is all that may have made a picture, and never a rehearsal', () => {
    expect(editStates.filter((state) => wasPaid(recordIn(state)))).toEqual([
      'waiting',
      'submitting',
      'queued',
      'running',
      'saving',
      'done',
      'unknown',
      'lost',
    ]);
    expect(wasPaid(recordIn('lost', 1, { named: null }))).toBe(false);
    expect(wasPaid(recordIn('done', 1, { service: { baseUrl: 'http://127.0.0.1:1/model', rehearsal: true } }))).toBe(false);
  });
});
