import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StudioBridge } from '../../../app/contract/contract.ts';
import { find, library } from '../../../renderer/store/library.ts';
import { choose, clearSelection, extendTo, selectAll, selection, toggle } from '../../../renderer/store/selection.ts';
import { toasts } from '../../../renderer/store/toasts.ts';
import { fakeWorld } from '../../fakes/fake-world.ts';
import type { FakeBridge } from '../../fakes/studio-bridge.ts';
import { sampleEdit } from '../../fakes/studio-samples.ts';
import { named, openWindow } from '../open-window.ts';

const edits = Array.from({ length: 1200 }, (_, n) => sampleEdit(n, { prompt: n % 2 === 0 ? 'blue sky' : 'calm sea' }));
const idAt = (position: number): string => edits[position]?.id ?? '';
const selected = (): number => selection.getState().ids.size;

let fake: FakeBridge;

beforeEach(async () => {
  clearSelection();
  toasts.setState({ shown: [], spoken: '' });
  fake = await openWindow(fakeWorld({ edits }));
  await find('');
});
afterAll(() => void vi.unstubAllGlobals());

/** The window of `fake`, whose rows come one answer for each time they are let through. */
function holdRows(): { readonly letThrough: () => void } {
  const held: (() => void)[] = [];
  const rows: StudioBridge['call']['library.rows'] = async (asked) => {
    await new Promise<void>((resolve) => held.push(resolve));
    return fake.call['library.rows'](asked);
  };
  vi.stubGlobal('window', { studio: { ...fake, call: { ...fake.call, 'library.rows': rows } } });
  return { letThrough: () => held.shift()?.() };
}
/** Everything that waits for promises alone has been done. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('all is selected', () => {
  test('that the search finds, also when it was pressed before everything was counted', async () => {
    const finding = find('sky');
    await vi.waitUntil(() => !library.getState().found.exact, { interval: 1 });
    await Promise.all([selectAll(), finding]);
    expect([selected(), selection.getState().active]).toEqual([600, { id: idAt(0), position: 0 }]);
  });

  test('of the last search, when another was typed meanwhile', async () => {
    const { letThrough } = holdRows();
    const all = selectAll();
    await turn();
    const other = find('sea');
    for (let n = 0; n < 8; n++) {
      letThrough();
      await turn();
    }
    await Promise.all([all, other]);
    expect(selected()).toBe(0);
  });

  test('unless something else was chosen while its rows were fetched', async () => {
    const { letThrough } = holdRows();
    const all = selectAll();
    await turn();
    letThrough();
    choose({ id: idAt(3), position: 3 });
    for (let n = 0; n < 4; n++) {
      letThrough();
      await turn();
    }
    await all;
    expect([...selection.getState().ids]).toEqual([idAt(3)]);
  });

  test('and what stands behind lines is told of once the rest is selected', async () => {
    const { found } = library.getState();
    const dead = { edits: 255, cells: 255, open: false };
    library.setState({ found: { ...found, months: found.months.map((month, at) => (at === 0 ? { ...month, dead } : month)) } });
    const { letThrough } = holdRows();
    const all = selectAll();
    await turn();
    expect(toasts.getState().shown).toEqual([]);
    for (let n = 0; n < 4; n++) {
      letThrough();
      await turn();
    }
    await all;
    const said = toasts.getState().shown.map(({ message }) => message);
    expect([selected(), said]).toEqual([1200, ['Not selected, since they are folded: 255 edits that did not end well.']]);
  });

  test('or nothing, when its rows cannot be read, which is told', async () => {
    const failure = { kind: 'library-away', message: 'The library is not connected.' } as never;
    const rows = async (): Promise<never> => ({ ok: false, failure }) as never;
    vi.stubGlobal('window', { studio: { ...fake, call: { ...fake.call, 'library.rows': rows } } });
    await selectAll();
    expect([selected(), toasts.getState().shown.map(({ message }) => message)]).toEqual([0, ['The library is not connected.']]);
  });
});

test('of two ranges the later is selected, though the earlier has more to fetch', async () => {
  choose({ id: idAt(0), position: 0 });
  const { letThrough } = holdRows();
  const far = extendTo({ id: idAt(900), position: 900 });
  const near = extendTo({ id: idAt(400), position: 400 });
  for (let n = 0; n < 4; n++) {
    letThrough();
    await turn();
  }
  await Promise.all([far, near]);
  expect(selected()).toBe(401);
});

describe('of more than are met', () => {
  const many = Array.from({ length: 45_000 }, (_, n) => sampleEdit(n));
  const idOfMany = (position: number): string => many[position]?.id ?? '';

  beforeEach(async () => {
    fake = await openWindow(fakeWorld({ edits: many }));
    await find('');
  });

  test('all are selected by their ids alone, and no row is fetched for it', async () => {
    const before = named(fake, 'library.rows').length;
    await selectAll();
    const { ids, active } = selection.getState();
    expect([ids.size, active, ids.has(idOfMany(44_999))]).toEqual([45_000, { id: idOfMany(0), position: 0 }, true]);
    expect(named(fake, 'library.rows').length).toBe(before);
    toggle({ id: idOfMany(7), position: 7 });
    expect([selected(), selection.getState().ids.has(idOfMany(7))]).toEqual([44_999, false]);
  });

  test('a range reaches from the anchor to both ends', async () => {
    choose({ id: idOfMany(10), position: 10 });
    await extendTo({ id: idOfMany(40_009), position: 40_009 });
    expect([selected(), selection.getState().ids.has(idOfMany(9)), selection.getState().anchor?.position]).toEqual([40_000, false, 10]);
  });

  test('none are selected where their ids cannot be read, which is told', async () => {
    const failure = { kind: 'library-away', message: 'The library is not connected.' } as never;
    const ids = async (): Promise<never> => ({ ok: false, failure }) as never;
    vi.stubGlobal('window', { studio: { ...fake, call: { ...fake.call, 'library.ids': ids } } });
    await selectAll();
    expect([selected(), toasts.getState().shown.map(({ message }) => message)]).toEqual([0, ['The library is not connected.']]);
  });
});
