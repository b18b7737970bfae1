// Questions to the index that its worker has not answered yet. They outlive a worker that dies.
import type { CallAnswer, CallName, IndexCalls, Question } from './index/calls.ts';

type Waiting = {
  readonly question: Question;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  deaths: number;
};

/** A question that was there at this many deaths of the worker is taken for their cause. */
const deathsOfQuestion = 2;

export function makeUnanswered() {
  const waiting = new Map<number, Waiting>();
  let nextKey = 1;

  return {
    /** Gives a question its key and sends it, once it waits. One that cannot be sent fails, and waits still. */
    add<N extends CallName>(name: N, args: Parameters<IndexCalls[N]>, send: (question: Question) => void): Promise<CallAnswer<N>> {
      const question: Question = { key: nextKey, name, args };
      nextKey += 1;
      return new Promise<CallAnswer<N>>((resolve, reject) => {
        waiting.set(question.key, { question, resolve: resolve as (value: unknown) => void, reject, deaths: 0 });
        send(question);
      });
    },

    questions: (): readonly Question[] => [...waiting.values()].map(({ question }) => question),

    resolve(key: number, value: unknown): void {
      waiting.get(key)?.resolve(value);
      waiting.delete(key);
    },

    reject(key: number, error: Error): void {
      waiting.get(key)?.reject(error);
      waiting.delete(key);
    },

    /** At a death of the worker: fails what is taken for its cause. */
    died(message: string): void {
      for (const [key, one] of waiting) {
        one.deaths += 1;
        if (one.deaths < deathsOfQuestion) continue;
        waiting.delete(key);
        one.reject(new Error(message));
      }
    },

    rejectAll(message: string): void {
      for (const one of waiting.values()) one.reject(new Error(message));
      waiting.clear();
    },
  };
}
