import { expect, test } from 'vitest';
import { editStates } from '../../../app/edits/record.ts';
import { isRunning } from '../../../app/edits/edit.ts';

test('an update waits for an edit that is being sent, is out or is being saved, and for no other', () => {
  expect(editStates.filter(isRunning)).toEqual(['submitting', 'queued', 'running', 'saving']);
});
