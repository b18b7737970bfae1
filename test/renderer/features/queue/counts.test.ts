import { expect, it } from 'vitest';
import { countQueue } from '../../../../renderer/features/queue/counts.ts';

it('counts what runs, what waits and what is not known', () => {
  const states = ['waiting', 'waiting', 'submitting', 'queued', 'running', 'saving', 'unknown'] as const;
  expect(countQueue(states.map((state) => ({ state })))).toEqual({ running: 4, waiting: 2, unknown: 1 });
});
