// Cancelling what was not sent yet: it goes out of sight, and Undo makes it anew, once.
import { describe, expect, test } from 'vitest';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { usePartWindow } from './open-window.ts';
import { livingEdit, plainEdit } from './worlds.ts';

const { open, page, press, calls, called, emit } = usePartWindow();

const waiting = (number: number, prompt: string): EditSummary =>
  livingEdit(number, { prompt, state: 'waiting', sentAt: null, requestId: null, results: [] });
const [hat, tree] = [waiting(4, 'a blue hat'), waiting(5, 'a green tree')] as const;
const done = plainEdit(3, { prompt: 'a red boat' });
const queueOf = (edits: readonly EditSummary[]) =>
  ({ paused: true, pausedBecause: null, held: 'no', edits, typicalSeconds: 12, turn: 0 }) as const;
const opened = (edits: readonly EditSummary[]) =>
  open({
    edits: [...edits.toReversed(), done],
    snapshot: { queue: queueOf(edits) },
    settings: { layout: { gridOpen: true } },
  });
const cells = () => page().getByRole('gridcell');
const stage = () => page().getByRole('main');
const named = async (name: Parameters<typeof calls>[0]): Promise<readonly unknown[]> =>
  (await calls(name)).map((asked) => (asked as { id?: string }).id);

describe('an edit that is cancelled before it was sent', () => {
  test('goes into the trash and off the stage; Undo makes it anew, and Redo takes that away again', async () => {
    await opened([hat]);
    await page()
      .getByRole('gridcell', { name: /a blue hat/ })
      .click();
    await stage().getByRole('button', { name: 'Cancel' }).click();
    await page().getByText('“a blue hat” cancelled before it was sent').waitFor();
    await called('edit.organise', { ids: [hat.id], change: { trashed: true } });
    await expect.poll(() => cells().count()).toBe(1);
    await stage().getByText('Drop 1 to 4 pictures here').waitFor();
    await press('Control+z');
    await called('edit.retry', { id: hat.id });
    await stage().getByText('Waiting').first().waitFor();
    await expect.poll(() => cells().count()).toBe(2);
    await press('Control+Shift+z');
    await expect.poll(() => cells().count()).toBe(1);
    expect((await named('edit.cancel')).length).toBe(2);
    expect(await named('edit.retry')).toEqual([hat.id]);
  });

  test('of several that wait is one message and one Undo', async () => {
    await opened([hat, tree]);
    await press('q');
    await page().getByRole('button', { name: 'Cancel several' }).click();
    await page().getByRole('menuitem', { name: 'Cancel waiting' }).click();
    await called('queue.cancel', { which: 'waiting' });
    for (const edit of [hat, tree]) await emit('edit.changed', { ...edit, state: 'cancelled', endedAt: edit.createdAt });
    await page().getByText('2 edits cancelled before they were sent').waitFor();
    await called('edit.organise', { ids: [hat.id, tree.id], change: { trashed: true } });
  });

  test('but was sent meanwhile stays, since it may be charged', async () => {
    await opened([hat]);
    await press('q');
    await page().getByRole('button', { name: 'Cancel several' }).click();
    await page().getByRole('menuitem', { name: 'Cancel all' }).click();
    await called('queue.cancel', { which: 'all' });
    const sent = { ...hat, state: 'running', sentAt: hat.createdAt, requestId: 'req_1', cancelAsked: true } as const;
    await emit('edit.changed', sent);
    await page()
      .getByText(/^Asked to cancel, may still be charged/)
      .first()
      .waitFor();
    await emit('edit.changed', { ...sent, state: 'cancelled', endedAt: hat.createdAt });
    await page().getByText('Cancelled').first().waitFor();
    expect(await calls('edit.organise')).toEqual([]);
  });
});
