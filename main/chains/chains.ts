// The chains of the open library, for the window and the command: kept as files, taken from the way to a picture, and run as batches.
import path from 'node:path';
import { chainName } from '../../app/chains/names.ts';
import { maxNameLetters } from '../../app/presets/saved.ts';
import type { BatchStep } from '../../app/batch/batch.ts';
import type { Chain } from '../../app/chains/chain.ts';
import { problemOfSteps } from '../../app/chains/problem.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { CallHandlers, ListedChain } from '../../app/contract/contract.ts';
import type { Batches } from '../batch/batches.ts';
import { unlessBegun } from '../batch/refuse-begun.ts';
import type { WindowBatches } from '../batch/handlers.ts';
import { askOfChain } from '../batch/make-plan.ts';
import type { AskedChain } from '../batch/make-plan.ts';
import { failureOfDisk } from '../platform/durable-files.ts';
import { openNow } from '../studio/session/open-now.ts';
import type { Session } from '../studio/session/session-type.ts';
import { chainsFolder, chainsIn } from '../library/store/chain-file.ts';
import { readChain, writeChain } from './chain-files.ts';
import { chainOfEdit } from './chain-of-edit.ts';
import { say } from '../../app/messages/say.ts';

type ChainCall = 'chain.list' | 'chain.ofEdit' | 'chain.save' | 'chain.discard' | 'chain.start';

export type Chains = {
  /** Keeps the steps that led to an edit, under a name. */
  readonly save: (session: Session, asked: { id: string; name: string; replace: boolean }) => Promise<Reply<Chain>>;
  readonly handlers: Pick<CallHandlers, ChainCall>;
};

export function makeChains(options: {
  readonly session: () => Session | null;
  readonly failure: () => Failure;
  readonly batches: Pick<Batches, 'start'>;
  readonly gathered: WindowBatches['chosen'];
  readonly version: string;
  readonly now: () => string;
  readonly toTrash: (file: string) => Promise<void>;
}): Chains {
  const opened = async <T>(act: (session: Session) => Promise<Reply<T>>): Promise<Reply<T>> => {
    const session = openNow(options.session(), options.failure);
    return session.ok ? act(session.value) : session;
  };

  const save: Chains['save'] = async (session, { id, name: typed, replace }) => {
    const name = chainName(typed);
    if (name === null) return fail(noName());
    const made = await chainOfEdit(session, id);
    if (!made.ok) return made;
    const problem = problemOfSteps(made.value.steps);
    if (problem !== null) return fail(makeFailure('invalid-request', say('chain.notAgain', { why: problem })));
    return writeChain(session.library, { name, createdAt: options.now(), steps: made.value.steps }, options.version, replace);
  };

  return {
    save,
    handlers: {
      'chain.list': () =>
        opened(async ({ library }) =>
          ok((await chainsIn(library.folder())).map(({ name, read }) => (read.ok ? listed(read.value) : damaged(name, read.failure)))),
        ),
      'chain.ofEdit': ({ id }) =>
        opened(async (session) => {
          const made = await chainOfEdit(session, id);
          return made.ok ? ok({ steps: made.value.steps.map(listedStep), notes: made.value.notes }) : made;
        }),
      'chain.save': (asked) =>
        opened(async (session) => {
          const saved = await save(session, asked);
          return saved.ok ? ok(listed(saved.value)) : saved;
        }),
      'chain.discard': ({ name }) =>
        opened(async ({ library }) => {
          const there = (await chainsIn(library.folder())).find((one) => one.name === name);
          if (there === undefined) return ok(null);
          try {
            await options.toTrash(path.join(library.folder(), chainsFolder, `${there.name}.json`));
            return ok(null);
          } catch (error) {
            return fail(failureOfDisk(error));
          }
        }),
      'chain.start': ({ of, gathering, chosen, approve, evenIfBegun = false, ...how }) =>
        opened(async (session) => {
          const items = options.gathered(gathering, chosen);
          if (!items.ok) return items;
          const chain = await chainFor(session, of, approve);
          if (!chain.ok) return chain;
          const refusal = unlessBegun(session, { items: items.value, steps: chain.value.steps }, evenIfBegun);
          return options.batches.start(askOfChain(chain.value, { ...how, items: items.value, evenIfPaid: false, refusal }));
        }),
    },
  };
}

/** A chain by its name, or the steps that led to an edit, ready to be run. */
export async function chainFor(
  session: Session,
  of: { readonly name: string } | { readonly id: string },
  approve: boolean,
): Promise<Reply<AskedChain>> {
  if ('name' in of) {
    const chain = await readChain(session.library, of.name);
    return chain.ok ? ok({ name: chain.value.name, steps: chain.value.steps, approve }) : chain;
  }
  const made = await chainOfEdit(session, of.id);
  return made.ok ? ok({ name: null, steps: made.value.steps, approve }) : made;
}

const listedStep = ({ model, prompt, fixed, place }: BatchStep): ListedChain['steps'][number] => ({
  model,
  prompt,
  place,
  fixed: fixed.map(({ sha256, name }) => ({ sha256, name })),
});
const listed = ({ name, createdAt, steps }: Chain): ListedChain => ({ name, createdAt, steps: steps.map(listedStep), failure: null });
const damaged = (name: string, failure: Failure): ListedChain => ({ name, createdAt: null, steps: [], failure });

const noName = (): Failure => makeFailure('usage', say('chain.name', { most: maxNameLetters }));
