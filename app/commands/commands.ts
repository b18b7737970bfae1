// Everything a person can ask the program to do by a key, the application menu or the palette: each command is an entry of its group's file, put together here.
import type { Command, Family, MenuPosition } from './command.ts';
import { keysOfNoCommand } from './keybindings.ts';
import { libraryCommands } from './library.ts';
import { makeCommands } from './make.ts';
import { organiseCommands } from './organise.ts';
import { outCommands } from './out.ts';
import { programCommands } from './program.ts';
import { viewCommands } from './view.ts';

/** In the order of the palette and of the sheet of keys, as are the commands of each. */
const groups = {
  make: makeCommands,
  look: viewCommands,
  organise: organiseCommands,
  out: outCommands,
  library: libraryCommands,
  program: programCommands,
} as const;
type Groups = typeof groups;
export type CommandGroup = keyof Groups;
export const commandGroups = Object.keys(groups) as readonly CommandGroup[];

type Table = Groups['make'] & Groups['look'] & Groups['organise'] & Groups['out'] & Groups['library'] & Groups['program'];

/** A command, or a family of them that differ in their argument. */
export type CommandId = keyof Table;
export type ArgumentOf<I extends CommandId> = Table[I] extends Family<infer V> ? V : null;

/** The entries of a group. */
export type IdIn<G extends CommandGroup> = keyof Groups[G] & CommandId;

/** What keys, settings and main know a command by: of a family with its argument, as `stars-3`. */
export type CommandName = { [I in CommandId]: NameIn<I> }[CommandId];
type NameIn<I extends CommandId> = Table[I] extends Family<infer V> ? `${I}-${V}` : I;

type Named = { readonly id: CommandId; readonly argument: string | number | null; readonly group: CommandGroup; readonly command: Command };

const named = new Map<CommandName, Named>(
  commandGroups.flatMap((group) =>
    Object.entries<Command | Family<string | number>>(groups[group]).flatMap(([key, entry]): readonly (readonly [CommandName, Named])[] => {
      const id = key as CommandId;
      if (!('values' in entry)) return [[id as CommandName, { id, argument: null, group, command: entry }]];
      return entry.values.map((argument, at) => [
        `${id}-${argument}` as CommandName,
        { id, argument, group, command: entry.commands[at] as Command },
      ]);
    }),
  ),
);

export const commandNames: readonly CommandName[] = [...named.keys()];

const namedAs = (command: CommandName): Named => named.get(command) as Named;

/** The group whose file has the command: the part of the palette and of the sheet of keys that shows it. */
export const groupOf = (command: CommandName): CommandGroup => namedAs(command).group;

/** The command or the family it is of, and its argument there. */
export const partsOfName = (command: CommandName): Pick<Named, 'id' | 'argument'> => namedAs(command);

/** The keys of a command as the program comes. */
export const usualKeysOf = (command: CommandName): readonly string[] => namedAs(command).command.keys;

/** Null for what the application menu does not have. */
export function menuPositionOf(command: CommandName, mac: boolean): MenuPosition | null {
  const { menu = null, macMenu = menu } = namedAs(command).command;
  return mac ? macMenu : menu;
}

/** Of the window itself and of the system around it: main does them, whoever asks. */
export type ShellCommand = { [I in CommandId]: Table[I] extends { readonly shell: string } ? I : never }[CommandId];

/** Whether main does it; false for what the page does by itself. */
export const isShellCommand = (command: CommandName): command is ShellCommand => namedAs(command).command.shell !== undefined;
export const shellCommands: readonly ShellCommand[] = commandNames.filter(isShellCommand);

/** Whether it makes sense in every window, also in one that only shows the picture. */
export const isOfAnyWindow = (command: ShellCommand): boolean => namedAs(command).command.shell === 'any window';

/** All of a family, in order. */
export const namesIn = <I extends CommandId>(id: I): readonly NameIn<I>[] =>
  commandNames.filter((command) => namedAs(command).id === id) as readonly string[] as readonly NameIn<I>[];

/** What each command of a family is called. */
export const familyWords = <I extends CommandId>(id: I, words: (argument: ArgumentOf<I>) => string): Readonly<Record<NameIn<I>, string>> =>
  Object.fromEntries(
    [...named].filter(([, of]) => of.id === id).map(([name, of]) => [name, words(of.argument as ArgumentOf<I>)]),
  ) as Record<NameIn<I>, string>;

/** Keys that a person has changed, by the name of the command; what is not named keeps its usual keys. */
export type ChangedKeys = Readonly<Record<string, readonly string[]>>;

export type KeyMap = Readonly<Record<CommandName, readonly string[]>>;

/**
 * The keys of every command, as `chordOf` writes them: the changed ones, else the usual ones. A changed name that no command has is left out, and so is a key that no
 * command may have: older versions gave those away.
 */
export function keyMapOf(changed: ChangedKeys): KeyMap {
  const keysOf = (command: CommandName): readonly string[] =>
    changed[command]?.filter((key) => !keysOfNoCommand.includes(key)) ?? usualKeysOf(command);
  return Object.fromEntries(commandNames.map((command) => [command, keysOf(command)])) as unknown as KeyMap;
}

/** Each key that more than one command has, with those commands in order; the first of them is done. */
export function conflictsIn(map: KeyMap): ReadonlyMap<string, readonly CommandName[]> {
  const commands = new Map<string, CommandName[]>();
  for (const command of commandNames) for (const key of new Set(map[command])) commands.set(key, [...(commands.get(key) ?? []), command]);
  return new Map([...commands].filter(([, of]) => of.length > 1));
}
