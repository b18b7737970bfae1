// Takes the rehearsal's tasks through their time: queue, work, end. Another run takes up what this one left.
import { setTimeout as wait } from 'node:timers/promises';
import { modelAt } from '../../app/models/models.ts';
import type { Pictures } from '../pictures/host/pictures.ts';
import type { Painted } from '../pictures/job-values.ts';
import { cancelledEnding, endings } from './answers.ts';
import type { Ending } from './answers.ts';
import { straysIn } from './misbehave.ts';
import type { Task, TaskEnd, Tasks } from './tasks.ts';

export type Work = {
  /** Begins a task, or goes on with one of an earlier run. */
  readonly begin: (id: string) => void;
  readonly stageOf: (task: Task) => 'queued' | 'running' | 'ended';
  /** False when the task has ended already. */
  readonly cancel: (task: Task) => Promise<boolean>;
  readonly close: () => Promise<void>;
};

/** Runs tasks until `close`, which leaves those under way to the next rehearsal. */
export function openWork({
  tasks,
  pictures,
  now,
}: {
  readonly tasks: Tasks;
  readonly pictures: Pictures;
  readonly now: () => number;
}): Work {
  const closing = new AbortController();
  const wakers = new Map<string, AbortController>();
  const begun = new Set<Promise<void>>();

  async function run(id: string, woken: AbortSignal): Promise<void> {
    const startedAt = now();
    const until = (task: Task, ms: number): Promise<unknown> =>
      wait(Math.max(0, task.createdAtMs + ms - now()), null, { signal: woken }).catch(() => null);
    const task = tasks.find(id);
    if (task === undefined || task.end !== null) return;
    await until(task, task.queuedMs);
    let end = cancelledNow(id) ? failed(cancelledEnding, 0) : null;
    if (end === null) {
      const ending = task.misbehaves.map((word) => endings[word]).find((known) => known !== undefined);
      const picture = ending === undefined && !closing.signal.aborted ? await paint(tasks, pictures, task) : null;
      await until(task, task.queuedMs + task.runningMs);
      const seconds = Math.max(0, now() - Math.max(startedAt, task.createdAtMs + task.queuedMs)) / 1000;
      end = cancelledNow(id)
        ? failed(cancelledEnding, seconds)
        : ending !== undefined
          ? failed(ending, seconds)
          : picture === null
            ? null
            : { ...picture, seconds };
    }
    while (end !== null && !closing.signal.aborted) {
      try {
        return await tasks.keep({ ...(tasks.find(id) ?? task), end });
      } catch {
        // A full disk keeps the task running until there is space, as a service would.
        await wait(1000, null, { signal: closing.signal }).catch(() => null);
      }
    }
  }

  function cancelledNow(id: string): boolean {
    const task = tasks.find(id);
    return task !== undefined && task.cancelled && !task.misbehaves.includes('late');
  }

  function begin(id: string): void {
    const waker = new AbortController();
    wakers.set(id, waker);
    const done: Promise<void> = run(id, AbortSignal.any([waker.signal, closing.signal])).finally(() => {
      wakers.delete(id);
      begun.delete(done);
    });
    begun.add(done);
  }

  return {
    begin,
    stageOf: (task) => (task.end !== null ? 'ended' : now() < task.createdAtMs + task.queuedMs ? 'queued' : 'running'),
    cancel: async (task) => {
      if (task.end !== null) return false;
      await tasks.keep({ ...task, cancelled: true });
      if (!task.misbehaves.includes('late')) wakers.get(task.id)?.abort();
      return true;
    },
    close: async () => {
      closing.abort();
      await Promise.all(begun);
    },
  };
}

/** Paints the results of a task; it ends with a failure where one of them cannot be painted. */
async function paint(tasks: Tasks, pictures: Pictures, task: Task): Promise<TaskEnd> {
  const mediaType = task.misbehaves.includes('jpeg')
    ? 'image/jpeg'
    : task.misbehaves.includes('png') || task.outputFormat === 'png'
      ? 'image/png'
      : 'image/jpeg';
  const painted: { readonly file: string; readonly picture: Painted }[] = [];
  const results = task.misbehaves.includes('two') ? 2 : (task.results ?? 1);
  for (let number = 0; number < results; number += 1) {
    const file = `${task.id}-result${number + 1}.${mediaType === 'image/png' ? 'png' : 'jpg'}`;
    const reply = await pictures.paint({
      inputs: task.inputs.map(tasks.pathOf),
      prompt: task.prompt,
      strays: straysIn(task.misbehaves),
      seed: task.seed + number,
      ratio: task.ratio,
      sizes: task.size === undefined ? (modelAt(task.endpoint)?.outputSizes ?? []) : [task.size],
      mediaType,
      into: tasks.pathOf(file),
    });
    if (!reply.ok) return failed({ error: reply.failure.message, error_type: 'INFERENCE_FAILURE' }, 0);
    painted.push({ file, picture: reply.value });
  }
  return { kind: 'painted', seconds: 0, pictures: painted.map(({ file, picture }) => ({ file, ...picture })) };
}

function failed(ending: Ending, seconds: number): TaskEnd {
  return { kind: 'failed', ...ending, seconds };
}
