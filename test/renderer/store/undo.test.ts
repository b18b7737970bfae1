import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deeds, did, doing, redo, undo } from '../../../renderer/store/undo.ts';
import { toasts } from '../../../renderer/store/toasts.ts';

beforeEach(() => {
  deeds.setState({ done: [], undone: [], busy: false });
  toasts.setState({ shown: [], spoken: '' });
});
afterEach(() => void vi.unstubAllGlobals());

const messages = (): string[] => toasts.getState().shown.map(({ message }) => message);

/** A deed that writes down what happens to it. */
function deed(what: string, log: string[], works = true) {
  return {
    what,
    undo: async () => (log.push(`undo ${what}`), works),
    redo: async () => (log.push(`redo ${what}`), works),
  };
}

describe('undo', () => {
  test('takes back the last deed first, does it again in turn, and names it', async () => {
    const log: string[] = [];
    const said: string[] = [];
    const stop = toasts.subscribe(() => said.push(...messages().filter((message) => !said.includes(message))));
    did(deed('one', log), 'shown');
    did(deed('two', log), 'shown');
    await undo();
    await undo();
    await redo();
    stop();
    expect([log, said]).toEqual([
      ['undo two', 'undo one', 'redo one'],
      ['one', 'two', 'Undone: two', 'Undone: one', 'Done again: one'],
    ]);
  });

  test('says when there is nothing, and a new deed ends what could be done again', async () => {
    const log: string[] = [];
    await undo();
    did(deed('one', log), 'shown');
    await undo();
    did(deed('two', log), 'shown');
    await redo();
    expect([log, messages()]).toEqual([['undo one'], ['Nothing to undo.', 'two', 'Nothing to do again.']]);
  });

  test('that did not work leaves the deed where it was', async () => {
    const log: string[] = [];
    did(deed('one', log, false), 'aloud');
    await undo();
    await undo();
    expect([log, messages(), deeds.getState().done.length]).toEqual([['undo one', 'undo one'], [], 1]);
  });

  test('pressed while a deed is being done means that deed, and not the one before', async () => {
    const log: string[] = [];
    did(deed('one', log), 'shown');
    const written = Promise.withResolvers<void>();
    void doing(written.promise.then(() => did(deed('two', log), 'shown')));
    const pressed = undo();
    written.resolve();
    await pressed;
    expect([log, deeds.getState().done.map(({ what }) => what)]).toEqual([['undo two'], ['one']]);
  });

  test('waits for no deed that failed', async () => {
    const log: string[] = [];
    did(deed('one', log), 'shown');
    await expect(doing(Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
    await undo();
    expect(log).toEqual(['undo one']);
  });

  test('goes one at a time: a held key is one undo', async () => {
    const log: string[] = [];
    did(deed('one', log), 'shown');
    did(deed('two', log), 'shown');
    await Promise.all([undo(), undo(), undo()]);
    expect(log).toEqual(['undo two']);
  });

  test('is offered for the last deed only: an older message that offers it goes, whether the later deed is shown or not', async () => {
    const offered = (): (string | undefined)[][] => toasts.getState().shown.map(({ message, action }) => [message, action?.label]);
    did(deed('one', []), 'shown');
    expect(offered()).toEqual([['one', 'Undo']]);
    did(deed('two', []), 'shown');
    expect(offered()).toEqual([['two', 'Undo']]);
    await undo();
    expect(offered()).toEqual([['Undone: two', 'Redo']]);
    did(deed('three', []), 'aloud');
    expect([offered(), toasts.getState().spoken]).toEqual([[], 'three']);
  });

  test('keeps a hundred', () => {
    for (let n = 0; n < 120; n += 1) did(deed(String(n), []), 'aloud');
    expect([deeds.getState().done.length, deeds.getState().done[0]?.what]).toEqual([100, '20']);
  });
});
