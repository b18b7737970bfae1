// One thing taken out of the product's source, as every gate has it in its table. Pure: who applies it to files or builds gives the text.

/** One passage of a source file in place of another; the passage must be there exactly once. */
export type Change = { readonly file: string; readonly from: string; readonly to: string };

export type Mutation = {
  /** Unique in its table, kebab-case: what a command line names it by. */
  readonly name: string;
  /** What is lost, for people. */
  readonly what: string;
  /** Made in this order. */
  readonly changes: readonly Change[];
};

/** One that test files notice, in a copy of the tree. */
export type TestedMutation = Mutation & {
  /** The first red one ends the trial: the one that is to notice it comes first. */
  readonly tests: readonly string[];
  /** Its tests start the built window, which has to be built with it. */
  readonly build?: true;
};

/** The text with the passage changed. Throws when the passage is not there exactly once. */
export function applyChange(text: string, { file, from, to }: Change): string {
  const times = from === '' ? 0 : text.split(from).length - 1;
  if (times !== 1) throw new Error(`${file} holds this passage ${times} times instead of once: ${from}`);
  return text.replace(from, () => to);
}

/** Every file that the changes touch, with its new text; `read` gives the old one by its path relative to the root. */
export function applyChanges(changes: readonly Change[], read: (file: string) => string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const change of changes) texts.set(change.file, applyChange(texts.get(change.file) ?? read(change.file), change));
  return texts;
}

/** What is stale or odd about a table, one sentence each; `read` throws for a file that is not there. */
export function complaintsAbout(table: readonly (Mutation & Partial<TestedMutation>)[], read: (file: string) => string): readonly string[] {
  const complaints: string[] = [];
  const said = (name: string, act: () => void): void => {
    try {
      act();
    } catch (error) {
      complaints.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const names = new Set<string>();
  for (const { name, what, changes, tests } of table) {
    if (names.has(name)) complaints.push(`${name}: two have this name`);
    names.add(name);
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) complaints.push(`${name}: is not kebab-case`);
    if (what === '') complaints.push(`${name}: does not say what is lost`);
    if (changes.length === 0) complaints.push(`${name}: changes nothing`);
    for (const change of changes) {
      if (change.from === change.to) complaints.push(`${name}: changes a passage into itself`);
      // Alone, too: a passage that only an earlier change brings in is no passage of the source.
      said(name, () => applyChange(read(change.file), change));
    }
    if (tests?.length === 0) complaints.push(`${name}: names no test`);
    for (const file of tests ?? []) said(name, () => read(file));
  }
  return complaints;
}
