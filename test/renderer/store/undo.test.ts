import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { undoHistory, did, doing, redo, undo } from '../../../renderer/store/undo.ts';
import { toasts } from '../../../renderer/store/toasts.ts';

beforeEach(() => {
  undoHistory.setState({ done: [], undone: [] });
  toasts.setState({ shown: [], spoken: '' });
});
afterEach(() => void vi.unstubAllGlobals());

const messages = (): string[] => toasts.getState().shown.map(({ message }) => message);

/** A change that writes down what happens to it. */
function step(what: string, log: string[], works = true) {
  return {
    what,
    undo: async () => (log.push(`undo ${what}`), works),
    redo: async () => (log.push(`redo ${what}`), works),
  };
}

describe('undo', () => {
  test('takes back the last change first, does it again in turn, and names it', async () => {
    const log: string[] = [];
    const said: string[] = [];
    const stop = toasts.subscribe(() => said.push(...messages().filter((message) => !said.includes(message))));
    did(step('one', log), 'shown');
    did(step('two', log), 'shown');
    await undo();
    await undo();
    await redo();
    stop();
    expect([log, said]).toEqual([
      ['undo two', 'undo one', 'redo one'],
      ['one', 'two', 'Undone: two', 'Undone: one', 'Done again: one'],
    ]);
  });

  test('says when there is nothing, and a new change ends what could be done again', async () => {
    const log: string[] = [];
    await undo();
    did(step('one', log), 'shown');
    await undo();
    did(step('two', log), 'shown');
    await redo();
    expect([log, messages()]).toEqual([['undo one'], ['Nothing to undo.', 'two', 'Nothing to do again.']]);
  });

  test('that did not work leaves the change where it was', async () => {
    const log: string[] = [];
    did(step('one', log, false), 'aloud');
    await undo();
    await undo();
    expect([log, messages(), undoHistory.getState().done.length]).toEqual([['undo one', 'undo one'], [], 1]);
  });

  test('pressed while a change is being done means that change, and not the one before', async () => {
    const log: string[] = [];
    did(step('one', log), 'shown');
    const written = Promise.withResolvers<void>();
    void doing(written.promise.then(() => did(step('two', log), 'shown')));
    const pressed = undo();
    written.resolve();
    await pressed;
    expect([log, undoHistory.getState().done.map(({ what }) => what)]).toEqual([['undo two'], ['one']]);
  });

  test('waits for no change that failed', async () => {
    const log: string[] = [];
    did(step('one', log), 'shown');
    await expect(doing(Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
    await undo();
    expect(log).toEqual(['undo one']);
  });

  test('goes one after the other: no press is lost while another step is being taken', async () => {
    const log: string[] = [];
    for (const what of ['one', 'two', 'three']) did(step(what, log), 'shown');
    await Promise.all([undo(), undo(), redo(), undo()]);
    expect(log).toEqual(['undo three', 'undo two', 'redo two', 'undo two']);
  });

  test('that waits does not mean a change that was made after it', async () => {
    const log: string[] = [];
    for (const what of ['one', 'two']) did(step(what, log), 'shown');
    const held = Promise.withResolvers<boolean>();
    const begun = Promise.withResolvers<void>();
    did({ what: 'slow', undo: () => (begun.resolve(), held.promise), redo: async () => true }, 'shown');
    const pressed = [undo(), undo()];
    await begun.promise;
    did(step('three', log), 'shown');
    held.resolve(true);
    await Promise.all(pressed);
    expect([log, undoHistory.getState().done.map(({ what }) => what)]).toEqual([[], ['one', 'two', 'three']]);
    await undo();
    expect(log).toEqual(['undo three']);
  });

  test('of a message is taken once, however often its button is pressed', async () => {
    const log: string[] = [];
    did(step('one', log), 'shown');
    did(step('two', log), 'shown');
    const button = toasts.getState().shown[0]?.action;
    button?.run();
    button?.run();
    await vi.waitFor(() => expect(messages()).toEqual(['Undone: two']));
    expect([log, undoHistory.getState().done.length]).toEqual([['undo two'], 1]);
  });

  test('goes on after a step that broke', async () => {
    const log: string[] = [];
    did(step('one', log), 'shown');
    did({ what: 'two', undo: () => Promise.reject(new Error('no disk')), redo: async () => true }, 'shown');
    await expect(undo()).rejects.toThrow('no disk');
    undoHistory.setState(({ done }) => ({ done: done.slice(0, 1) }));
    await undo();
    expect(log).toEqual(['undo one']);
  });

  test('is offered for the last change only: an older message that offers it goes, whether the later change is shown or not', async () => {
    const offered = (): (string | undefined)[][] => toasts.getState().shown.map(({ message, action }) => [message, action?.label]);
    did(step('one', []), 'shown');
    expect(offered()).toEqual([['one', 'Undo']]);
    did(step('two', []), 'shown');
    expect(offered()).toEqual([['two', 'Undo']]);
    await undo();
    expect(offered()).toEqual([['Undone: two', 'Redo']]);
    did(step('three', []), 'aloud');
    expect([offered(), toasts.getState().spoken]).toEqual([[], 'three']);
  });

  test('keeps a hundred', () => {
    for (let n = 0; n < 120; n += 1) did(step(String(n), []), 'aloud');
    expect([undoHistory.getState().done.length, undoHistory.getState().done[0]?.what]).toEqual([100, '20']);
  });
});
