// Every command by its name: whether there is something for it to do, and doing it. Keys, menus, bars and the palette all ask here.
import { isOfAnyWindow, isShellCommand, partsOfName } from '../../../app/commands/commands.ts';
import type { CommandName, ShellCommand } from '../../../app/commands/commands.ts';
import { isCovered } from '../../store/view.ts';
import { isKeeping } from '../keep.ts';
import { askShell } from '../menu.ts';
import { isSurveying } from '../survey.ts';
import { targetNow } from '../target.ts';
import type { Target } from '../target.ts';
import type { Cover, Entry } from './entry.ts';
import { libraryEntries } from './library.ts';
import { makeEntries } from './make.ts';
import { organiseEntries } from './organise.ts';
import { outEntries } from './out.ts';
import { programEntries } from './program.ts';
import { viewEntries } from './view.ts';

const entries = { ...makeEntries, ...viewEntries, ...organiseEntries, ...outEntries, ...libraryEntries, ...programEntries };

type WindowCommand = Exclude<CommandName, ShellCommand>;

/** The argument is that of the entry's own family. */
function found(command: WindowCommand): { readonly entry: Entry<never>; readonly argument: never } {
  const { id, argument } = partsOfName(command);
  return { entry: entries[id as keyof typeof entries], argument: argument as never };
}

export const entryOf = (command: CommandName): Entry<never> | null => (isShellCommand(command) ? null : found(command).entry);

export function runCommand(command: CommandName, target: Target = targetNow()): void {
  if (isShellCommand(command)) return askShell(command);
  const { entry, argument } = found(command);
  entry.run(target, argument);
}

/** Whether a view with keys of its own offers it. */
export const isOfferedOver = (cover: Cover, command: CommandName): boolean =>
  isShellCommand(command) ? cover === 'viewer' && isOfAnyWindow(command) : found(command).entry.over?.includes(cover) === true;

export function isOffered(command: CommandName): boolean {
  if (isShellCommand(command)) return true;
  if (isCovered()) return entryOf(command)?.onSight !== true;
  if (isKeeping()) return isOfferedOver('keep', command);
  return !isSurveying() || isOfferedOver('survey', command);
}

function hasTarget(command: CommandName, target: Target): boolean {
  if (isShellCommand(command)) return true;
  const { entry, argument } = found(command);
  return entry.when?.(target, argument) ?? true;
}

/** Whether there is anything for it to act on now. */
export const isEnabled = (command: CommandName): boolean => isOffered(command) && hasTarget(command, targetNow());

/** Whether it would come to anything with this target: what is not so is grey in menus and not on bars. */
export const fits = (command: CommandName, target: Target): boolean => entryOf(command)?.fits?.(target) ?? hasTarget(command, target);

/** What a button or a line of a menu calls it; undefined where its words are said by its name alone. */
export function wordsOf(command: CommandName, target: Target): string | undefined {
  if (isShellCommand(command)) return undefined;
  const { entry, argument } = found(command);
  return entry.words?.(target, argument, entry.checked?.is(target) ?? false);
}
