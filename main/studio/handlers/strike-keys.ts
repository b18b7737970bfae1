// The key is in no text that is kept: whoever pastes it into a note, a tag, a name or a project finds a sign in its place.
import type { CallArgument, CallHandlers, CallName } from '../../../app/contract/contract.ts';
import { withoutSecrets } from '../../platform/log.ts';

/**
 * Calls that keep what was typed, each with what is left as it is. An instruction or an address of the web that holds the key is refused instead, since the model
 * would see something else; and a tag with it can be taken away.
 */
const kept = {
  'edit.organise': ['removeTags'],
  'edit.run': ['prompt', 'pictures', 'shown'],
  'batch.start': ['prompt', 'pictures'],
  'chain.start': [],
  'chain.save': [],
  'words.keep': [],
  'words.rename': ['name'],
  'settings.change': [],
  'program.rename': [],
} as const satisfies Partial<Record<CallName, readonly string[]>>;

type Kept = keyof typeof kept;

/** The same handlers, told of no key in these calls. */
export function strikeKeys<H extends Pick<CallHandlers, Kept>>(handlers: H): H {
  const struck = Object.entries(kept).map(([name, as]) => {
    const call = name as Kept;
    const answer = handlers[call] as (asked: CallArgument<Kept>) => unknown;
    return [call, (asked: CallArgument<Kept>) => answer(struckIn(asked, as) as CallArgument<Kept>)];
  });
  return { ...handlers, ...(Object.fromEntries(struck) as Pick<H, Kept>) };
}

/** The very same value where there is no key in it. Ids are many, and none. */
function struckIn(value: unknown, as: readonly string[]): unknown {
  if (typeof value === 'string') return withoutSecrets(value);
  if (Array.isArray(value))
    return sameOr(
      value,
      value.map((one) => struckIn(one, as)),
    );
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const next = entries.map(([name, one]) => (name === 'ids' || as.includes(name) ? one : struckIn(one, as)));
  return next.every((one, at) => one === entries[at]?.[1]) ? value : Object.fromEntries(entries.map(([name], at) => [name, next[at]]));
}

const sameOr = (before: readonly unknown[], after: readonly unknown[]): readonly unknown[] =>
  after.every((one, at) => one === before[at]) ? before : after;
