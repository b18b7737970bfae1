// What a command is, as values: the keys it comes with and where the application menu has it. What it is called is in app/messages/, what it does in the window.

/** A title or a menu inside one, the part of it between two lines, and how far down in that part, both from 1: "view 2.10". */
export type MenuPosition = `${MenuTitle} ${number}.${number}`;

/** `app` is the menu that a Mac names by the program. */
export type MenuTitle = 'app' | 'file' | 'edit' | 'picture' | 'stars' | 'labels' | 'open-in' | 'queue' | 'view' | 'window' | 'help';

export type Command = {
  /** As keybindings.ts writes them, until they are changed. */
  readonly keys: readonly string[];
  readonly menu?: MenuPosition;
  /** Where a Mac has it elsewhere. */
  readonly macMenu?: MenuPosition;
  /** Main does it, whoever asks: of the window that has the keys, in any window; what only the main window offers is of the program. */
  readonly shell?: 'any window' | 'main window';
};

/** One command for each value of its argument: `stars` with 0 to 5 is `stars-0` to `stars-5`. */
export type Family<V extends string | number> = { readonly values: readonly V[]; readonly commands: readonly Command[] };

export type Commands = Readonly<Record<string, Command | Family<string | number>>>;

/** In the order of the palette. */
export const family = <const V extends string | number>(values: readonly V[], of: (value: V) => Command): Family<V> => ({
  values,
  commands: values.map(of),
});
