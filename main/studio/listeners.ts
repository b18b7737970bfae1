// Who is told what happens: the window of every event, the command of the ends of its runs.
import type { RunEnd } from '../../app/edits/run-context.ts';
import type { EventName, EventPayloads } from '../../app/contract/contract.ts';
import type { Studio } from './studio-type.ts';

export type Listeners = Pick<Studio, 'onEvent' | 'onRun'> & {
  readonly emit: <N extends EventName>(name: N, payload: EventPayloads[N]) => void;
  readonly runEnded: (id: string, end: RunEnd) => void;
};

export function makeListeners(): Listeners {
  const ofEvents = new Set<Parameters<Studio['onEvent']>[0]>();
  const ofRuns = new Set<Parameters<Studio['onRun']>[0]>();
  const added = <T>(all: Set<T>, one: T): (() => void) => {
    all.add(one);
    return () => void all.delete(one);
  };
  return {
    emit: (name, payload) => ofEvents.forEach((listener) => listener(name, payload)),
    runEnded: (id, end) => ofRuns.forEach((listener) => listener(id, end)),
    onEvent: (listener) => added(ofEvents, listener),
    onRun: (listener) => added(ofRuns, listener),
  };
}
