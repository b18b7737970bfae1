import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSettings, patchSettings, readSettings, settingsSchema } from '../../../app/settings/settings.ts';
import type { Settings } from '../../../app/settings/settings.ts';

const changed: Settings = {
  theme: 'light',
  language: 'zh-CN',
  libraryFolder: '/pictures',
  rehearse: true,
  nameTemplate: '{project}-{prompt}',
  atOnce: 5,
  sending: { longSide: 1024, asIs: true, ownSize: true },
  pricePerPicture: 0.08,
  prices: { flux_kontext_pro: 0.04 },
  currency: 'USD',
  askAbove: 5,
  limits: { dayPictures: 20, dayCost: 2, monthPictures: null, monthCost: 30 },
  advice: false,
  notifications: false,
  updates: false,
  keys: { run: ['Mod+J'] },
  project: 'Client X',
  savedSearches: [{ name: 'Best', query: 'stars:>=4' }],
  recentSearches: ['sky'],
  programs: [{ name: 'Krita', path: '/usr/bin/krita' }],
  fetchHosts: ['pictures.example.com'],
  draggedOut: 'recipe',
  export: {
    shape: 'page',
    name: '{n}',
    format: 'webp',
    quality: 70,
    longSide: 2000,
    metadata: 'none',
    before: 'original',
    folder: '/clients',
  },
  layout: {
    view: 'library',
    composeWidth: 400,
    composeOpen: false,
    gridHeight: 0,
    gridOpen: true,
    cellSize: 200,
    density: 'compact',
    compare: 'beside',
    foldSets: false,
    wholePictures: false,
    captions: false,
    hoverBefore: false,
    order: 'stars',
  },
};

describe('reading a settings file', () => {
  test('the defaults are these, and they are settings', () => {
    expect(readSettings({})).toEqual({
      theme: 'system',
      language: 'system',
      libraryFolder: null,
      rehearse: false,
      nameTemplate: '{prompt}',
      atOnce: 2,
      sending: { longSide: 2048, asIs: false, ownSize: true },
      pricePerPicture: null,
      prices: {},
      currency: '',
      askAbove: null,
      limits: { dayPictures: null, dayCost: null, monthPictures: null, monthCost: null },
      keys: {},
      project: null,
      savedSearches: [],
      recentSearches: [],
      advice: true,
      notifications: true,
      programs: [],
      fetchHosts: [],
      draggedOut: 'received',
      updates: true,
      export: {
        shape: 'files',
        name: '{date}_{prompt}_{id}',
        format: 'received',
        quality: 90,
        longSide: null,
        metadata: 'full',
        before: 'input',
        folder: null,
      },
      layout: {
        view: 'stage',
        composeWidth: 340,
        composeOpen: true,
        gridHeight: 190,
        gridOpen: false,
        cellSize: 128,
        density: 'comfortable',
        compare: 'across',
        foldSets: true,
        wholePictures: true,
        captions: true,
        hoverBefore: true,
        order: 'newest',
      },
    });
    expect(settingsSchema.parse(defaultSettings)).toEqual(defaultSettings);
  });

  test('what was written is read', () => {
    expect(readSettings(JSON.parse(JSON.stringify(changed)))).toEqual(changed);
  });

  test.each([undefined, null, 3, 'x', [], [changed], true])('%j is no settings file: all defaults', (raw) => {
    expect(readSettings(raw)).toEqual(defaultSettings);
  });

  test.each([
    ['theme', 'blue'],
    ['libraryFolder', 7],
    ['rehearse', 'yes'],
    ['atOnce', 0],
    ['atOnce', 7],
    ['atOnce', 2.5],
    ['atOnce', '3'],
    ['pricePerPicture', -1],
    ['pricePerPicture', 'free'],
    ['advice', 'no'],
    ['notifications', null],
    ['sending', null],
    ['sending', []],
    ['layout', 'wide'],
  ] as const)('a damaged %s (%j) falls back alone', (name, value) => {
    expect(readSettings({ ...changed, [name]: value })).toEqual({ ...changed, [name]: defaultSettings[name] });
  });

  test.each([
    ['sending', 'longSide', 511],
    ['sending', 'longSide', 4097],
    ['sending', 'asIs', 1],
    ['sending', 'ownSize', 'yes'],
    ['layout', 'view', 'grid'],
    ['layout', 'composeWidth', 279],
    ['layout', 'composeOpen', null],
    ['layout', 'gridHeight', 1201],
    ['layout', 'gridOpen', 1],
    ['layout', 'cellSize', 95],
  ] as const)('a damaged %s.%s (%j) falls back alone', (part, name, value) => {
    const fallback = (defaultSettings[part] as Record<string, unknown>)[name];
    expect(readSettings({ ...changed, [part]: { ...changed[part], [name]: value } })).toEqual({
      ...changed,
      [part]: { ...changed[part], [name]: fallback },
    });
  });

  test.each([
    ['dayPictures', '9', 9],
    ['dayPictures', 1.5, 1],
    ['monthPictures', 'many', 0],
    ['monthPictures', '', 0],
    ['monthPictures', 5e9, 1_000_000],
    ['monthPictures', -3, 0],
    ['dayCost', '2.5', 2.5],
    ['monthCost', [], 0],
    ['monthCost', true, 0],
    ['monthCost', null, null],
  ] as const)('a limit %s of %j, which is none, still limits: %j', (name, value, meant) => {
    expect(readSettings({ limits: { [name]: value } }).limits).toEqual({ ...defaultSettings.limits, [name]: meant });
  });

  test('names that came from a prototype or from another version are not taken', () => {
    const file = JSON.parse('{"__proto__":{"theme":"light"},"unknown":1,"sending":{"__proto__":{"asIs":true}}}') as unknown;
    expect(readSettings(file)).toEqual(defaultSettings);
    expect(readSettings(Object.create({ theme: 'light' }))).toEqual(defaultSettings);
  });

  test('any JSON gives settings', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.record(
            { theme: fc.jsonValue(), sending: fc.jsonValue(), layout: fc.jsonValue(), atOnce: fc.jsonValue() },
            { requiredKeys: [] },
          ),
        ),
        (raw) => {
          const settings = readSettings(raw);
          expect(settingsSchema.parse(settings)).toEqual(settings);
        },
      ),
    );
  });
});

describe('a patch', () => {
  test('changes what it names, one level deep, and nothing else', () => {
    expect(patchSettings(changed, {})).toEqual(changed);
    expect(patchSettings(changed, { theme: 'dark' })).toEqual({ ...changed, theme: 'dark' });
    expect(patchSettings(changed, { sending: { asIs: false } })).toEqual({
      ...changed,
      sending: { longSide: 1024, asIs: false, ownSize: true },
    });
    expect(patchSettings(changed, { layout: { cellSize: 300 }, libraryFolder: null })).toEqual({
      ...changed,
      libraryFolder: null,
      layout: { ...changed.layout, cellSize: 300 },
    });
  });

  test('that does not fit throws: the contract checks it before', () => {
    expect(() => patchSettings(changed, { atOnce: 9 })).toThrow();
  });
});
