import { beforeEach, describe, expect, test, vi } from 'vitest';
import { maxOut } from '../../../app/handoff/limits.ts';
import { meet } from '../../../renderer/store/edits.ts';
import { copyOut, draggedWith, dragged, dragOut, openIn, openOut, readyOut, takeDragged } from '../../../renderer/commands/handoff.ts';
import { offerOf, openInItems } from '../../../renderer/commands/registry/use-offer.ts';
import { targetOf } from '../../../renderer/commands/target.ts';
import { selection } from '../../../renderer/store/selection.ts';
import { stage } from '../../../renderer/store/stage.ts';
import { toasts } from '../../../renderer/store/toasts.ts';
import { view } from '../../../renderer/store/view.ts';
import { titleOf } from '../../../renderer/store/words.ts';
import { fakeWorld } from '../../fakes/fake-world.ts';
import type { FakeBridge } from '../../fakes/studio-bridge.ts';
import { sampleEdit } from '../../fakes/studio-samples.ts';
import { named, openWindow } from '../open-window.ts';

const edits = Array.from({ length: 4 }, (_, n) => sampleEdit(n + 1));
const place = (n: number) => ({ id: edits[n]?.id ?? '', index: 0 });
const press = { button: 0, altKey: false };
let fake: FakeBridge;

beforeEach(async () => {
  vi.unstubAllGlobals();
  fake = await openWindow(fakeWorld({ edits }));
  meet(edits);
  dragged.setState({ now: null });
  toasts.setState({ shown: [] });
  stage.setState({ shown: null, details: new Map(), unseen: new Set() });
  selection.setState({ active: null, anchor: null, ids: new Set() });
});

const start = (altKey = false) => ({ altKey, preventDefault: vi.fn<() => void>() });
const words = (): readonly string[] => toasts.getState().shown.map(({ message }) => message);

describe('dragging out', () => {
  test('makes ready at the press and hands over to the system at the start', async () => {
    await readyOut(press, [place(0)]);
    const event = start();
    dragOut(event, [place(0)]);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(named(fake, 'result.ready')).toEqual([{ items: [place(0)], clean: false }]);
    expect(named(fake, 'result.drag')).toEqual([{ items: [place(0)], clean: false }]);
  });

  test('with Alt is of clean copies; another button readies nothing', async () => {
    await readyOut({ button: 0, altKey: true }, [place(0)]);
    await readyOut({ button: 2, altKey: false }, [place(0)]);
    dragOut(start(true), [place(0)]);
    expect(named(fake, 'result.ready')).toEqual([{ items: [place(0)], clean: true }]);
    expect(named(fake, 'result.drag')).toEqual([{ items: [place(0)], clean: true }]);
  });

  test('says when copies have lost the Content Credentials of their originals', async () => {
    vi.spyOn(fake.call, 'result.drag').mockResolvedValue({ ok: true, value: { credentialsLost: 2 } });
    dragOut(start(true), [place(0), place(1)]);
    await vi.waitFor(() => expect(words()).toEqual(['2 copies have lost Content Credentials; the originals keep theirs.']));
  });

  test('of a selected one takes the whole selection, itself first; of another one itself alone', () => {
    selection.setState({ ids: new Set([place(0).id, place(1).id, place(2).id]) });
    expect(draggedWith(place(1))).toEqual([place(1), place(0), place(2)]);
    expect(draggedWith(place(3))).toEqual([place(3)]);
  });

  test('of too many says so and drags nothing', async () => {
    const many = Array.from({ length: maxOut + 1 }, () => place(0));
    await readyOut(press, many);
    dragOut(start(), many);
    expect(named(fake, 'result.ready').concat(named(fake, 'result.drag'))).toEqual([]);
    expect(words()[0]).toContain('too many');
  });

  test('is known again when its files are dropped here, once, and only when they are its files', async () => {
    await readyOut(press, [place(0)]);
    dragOut(start(), [place(0)]);
    expect(takeDragged([`${place(0).id}-0.png`])).toEqual([place(0)]);
    expect(takeDragged([`${place(0).id}-0.png`])).toBeNull();
    dragOut(start(), [place(0)]);
    expect(takeDragged(['holiday.png'])).toBeNull();
    dragOut(start(), [place(0)]);
    expect(takeDragged([`${place(0).id}-0.png`, 'more.png'])).toBeNull();
  });
});

describe('copying', () => {
  test('is of all that are asked for, of the shown edit the result that is shown', async () => {
    stage.setState({ shown: { id: place(1).id, index: 2 } });
    await copyOut([place(0).id, place(1).id]);
    expect(named(fake, 'result.copy')).toEqual([{ items: [place(0), { ...place(1), index: 2 }] }]);
    expect(words()).toEqual(['Copied the files of 2 pictures.']);
  });

  test.each([
    ['addresses', /^Copied the picture and the address of its file\./],
    ['picture', /^Copied the picture alone/],
  ] as const)('of which the clipboard took %s says that', async (as, said) => {
    vi.spyOn(fake.call, 'result.copy').mockResolvedValue({ ok: true, value: { files: 1, as } });
    await copyOut([place(0).id]);
    expect(words()).toEqual([expect.stringMatching(said)]);
  });

  test('of nothing or too many says so', async () => {
    await copyOut([]);
    await copyOut(Array.from({ length: maxOut + 1 }, () => place(0).id));
    expect(named(fake, 'result.copy')).toEqual([]);
    expect(words()).toEqual(['There is no picture to copy.', expect.stringContaining('too many')]);
  });
});

describe('opening in another program', () => {
  test('leads to the list while there is no such program', async () => {
    await openIn(1, place(0).id);
    toasts.getState().shown[0]?.action?.run();
    expect(view.getState().settingsAt).toBe('programs');
    fake.emit('settings.changed', { ...(await fake.call['studio.snapshot']()).settings, programs: [{ name: 'Krita', path: '/k' }] });
    await openIn(2, place(0).id);
    expect(named(fake, 'result.openIn')).toEqual([]);
    expect(words().at(-1)).toBe('There is no program 2 in the list yet.');
  });

  test('opens the shown result, by the places of the list', async () => {
    fake.emit('settings.changed', { ...(await fake.call['studio.snapshot']()).settings, programs: [{ name: 'Krita', path: '/k' }] });
    const items = openInItems([{ name: 'Krita' }], (command) => offerOf(command, edits[0] && targetOf(edits[0]), '⇧1'));
    expect(items.map(({ label }) => label)).toEqual(['Open in Krita', 'Choose programs …']);
    items[0]?.run();
    await vi.waitFor(() => expect(named(fake, 'result.openIn')).toEqual([{ ...place(0), program: 0 }]));
  });
});

describe('a version that comes back', () => {
  test('is told by what it is a version of, marked as unseen, and shown when asked for', async () => {
    vi.stubGlobal('window', { studio: fake, addEventListener: () => undefined });
    const stop = openOut();
    const edit = sampleEdit(9, { prompt: '', editedIn: 'Krita' });
    fake.emit('version.added', { edit, of: place(0).id, ofPrompt: 'unknown', program: 'Krita' });
    const [toast] = toasts.getState().shown;
    expect(toast?.message).toMatch(/^New version of “.+” from Krita$/);
    expect(stage.getState().unseen.has(edit.id)).toBe(true);
    expect(titleOf(edit)).toBe('Edited in Krita');
    fake.emit('version.refused', {
      of: place(0).id,
      program: 'Krita',
      failure: { kind: 'picture-damaged', message: 'It is cut short.', charged: 'no', next: 'change-pictures' },
    });
    expect(toasts.getState().shown.at(-1)).toMatchObject({ tone: 'bad', details: ['It is cut short.'] });
    stop();
  });
});
