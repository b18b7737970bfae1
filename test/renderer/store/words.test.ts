import { expect, it } from 'vitest';
import { stateWords } from '../../../renderer/store/words.ts';
import { sampleEdit } from '../../fakes/studio-samples.ts';

it('an edit is named by its state, by what holds it, or by its file that is gone', () => {
  expect([
    stateWords(sampleEdit(1, { state: 'done' }), 'no'),
    stateWords(sampleEdit(1, { state: 'done', present: false }), 'no'),
    stateWords(sampleEdit(1, { state: 'waiting' }), 'offline'),
    stateWords(sampleEdit(1, { state: 'waiting' }), 'ask'),
    stateWords(sampleEdit(1, { state: 'running', endedAt: null, cancelAsked: true }), 'no'),
  ]).toEqual(['Done', 'File missing or damaged', 'Held (offline)', 'Held until you send it', 'Asked to cancel, may still be charged']);
});
