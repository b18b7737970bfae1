import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deeds, did, redo, undo } from '../../../renderer/state/undo.ts';
import { toasts } from '../../../renderer/state/toasts.ts';

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
    did(deed('one', log));
    did(deed('two', log));
    await undo();
    await undo();
    await redo();
    expect([log, messages()]).toEqual([
      ['undo two', 'undo one', 'redo one'],
      ['Undone: two', 'Undone: one', 'Done again: one'],
    ]);
  });

  test('says when there is nothing, and a new deed ends what could be done again', async () => {
    const log: string[] = [];
    await undo();
    did(deed('one', log));
    await undo();
    did(deed('two', log));
    await redo();
    expect([log, messages().at(0), messages().at(-1)]).toEqual([['undo one'], 'Nothing to undo.', 'Nothing to do again.']);
  });

  test('that did not work leaves the deed where it was', async () => {
    const log: string[] = [];
    did(deed('one', log, false));
    await undo();
    await undo();
    expect([log, messages(), deeds.getState().done.length]).toEqual([['undo one', 'undo one'], [], 1]);
  });

  test('goes one at a time: a held key is one undo', async () => {
    const log: string[] = [];
    did(deed('one', log));
    did(deed('two', log));
    await Promise.all([undo(), undo(), undo()]);
    expect(log).toEqual(['undo two']);
  });

  test('keeps a hundred', () => {
    for (let n = 0; n < 120; n += 1) did(deed(String(n), []));
    expect([deeds.getState().done.length, deeds.getState().done[0]?.what]).toEqual([100, '20']);
  });
});
