// What only the window knows of a command: when there is something for it to act on, how it looks on a bar, what it does.
import type { LucideIcon } from 'lucide-react';
import type { StoreApi } from 'zustand/vanilla';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import type { ArgumentOf, CommandGroup, IdIn, ShellCommand } from '../../../app/commands/commands.ts';
import type { Target } from '../target.ts';

/** Views that have keys of their own: what they do not offer would act on what they cover. */
export type Cover = 'keep' | 'survey' | 'quick-look' | 'viewer';

export type Checked = {
  readonly subscribe: (changed: () => void) => () => void;
  readonly is: (target: Target) => boolean;
};

/** `A`: the argument of a family. */
export type Entry<A> = {
  readonly icon?: LucideIcon;
  /** The icon is filled while it is checked. */
  readonly fills?: boolean;
  /** On buttons and in menus, where what it does here is not said by its own words. */
  readonly words?: (target: Target, argument: A, checked: boolean) => string;
  /** The views over others in which it is offered all the same. */
  readonly over?: readonly Cover[];
  /** It means what stands on the stage, in the library or beside them: not meant where a page covers them, or from within what lies over them. */
  readonly onSight?: true;
  /** Whether there is anything for it to act on; always when it does not say. */
  readonly when?: (target: Target, argument: A) => boolean;
  /** Whether it would come to anything, where that is not the same: keys and the palette say why it does not, menus and bars do not offer it. */
  readonly fits?: (target: Target) => boolean;
  /** Of what is on or off. */
  readonly checked?: Checked;
  /** In place of `run` when its key goes down, and when it goes up again. */
  readonly hold?: (held: boolean) => void;
  readonly run: (target: Target, argument: A) => void;
};

/** One for each command of a group that the window does itself: without it nothing compiles. */
export type EntriesOf<G extends CommandGroup> = { readonly [I in Exclude<IdIn<G>, ShellCommand>]: Entry<ArgumentOf<I>> };

/** What makes sense over every view of the main window that has keys of its own. */
export const everywhere: readonly Cover[] = ['keep', 'survey'];

export const hasEdit = ({ edit }: Target): boolean => edit !== null;
export const hasEdits = ({ ids }: Target): boolean => ids.length > 0;

export const onEdit =
  (run: (edit: EditSummary, index: number) => unknown) =>
  ({ edit, index }: Target): void => {
    if (edit !== null) void run(edit, index);
  };

export const checkedIn = <S>(store: StoreApi<S>, is: (now: S, target: Target) => boolean): Checked => ({
  subscribe: store.subscribe,
  is: (target) => is(store.getState(), target),
});
