// A language is a folder of `app/messages/`. From those that are there, the files are made that choose between them; Node reads them, and bundlers.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type LanguageFolder = {
  /** As in the name of its folder, and for `Intl`. */
  readonly tag: string;
  /** As its own readers call it. */
  readonly name: string;
  /** Where it lies, as a file two folders below `app/` imports it; without a slash at its end. */
  readonly folder: string;
};

/** The languages of a project, English first: what says its own name is one. */
export function languagesIn(root: string): readonly LanguageFolder[] {
  const messages = path.join(root, 'app/messages');
  const found = readdirSync(messages, { withFileTypes: true }).flatMap((entry): readonly LanguageFolder[] => {
    if (!entry.isDirectory()) return [];
    const [, name] = /^export const name = '(.+)';$/m.exec(readIfThere(path.join(messages, entry.name, 'name.ts'))) ?? [];
    return name === undefined ? [] : [{ tag: entry.name, name, folder: `../${entry.name}` }];
  });
  return found.toSorted((one, other) => Number(other.tag === 'en') - Number(one.tag === 'en') || one.tag.localeCompare(other.tag, 'en'));
}

type Part = { readonly table: string; readonly type: string; readonly part: string; readonly from: string; readonly typeFrom?: string };

/** Each has a file of its own, since what is needed of main at its start are the words of the shell alone. */
const choosers: Readonly<Record<string, { readonly what: string; readonly parts: readonly Part[] }>> = {
  'app/messages/languages/commands.ts': {
    what: 'What commands are called',
    parts: [{ table: 'commandWords', type: 'CommandWords', part: 'commands', from: 'commands.ts' }],
  },
  'app/messages/languages/cores.ts': {
    what: 'What the core says',
    parts: [{ table: 'cores', type: 'Sentences', part: 'core', from: 'core/core.ts' }],
  },
  'app/messages/languages/pages.ts': {
    what: 'The few words that stand in exported sheets and pages',
    parts: [{ table: 'pages', type: 'PageWords', part: 'page', from: 'page.ts' }],
  },
  'app/messages/languages/shells.ts': {
    what: 'What the shell says',
    parts: [{ table: 'shells', type: 'ShellTexts', part: 'shell', from: 'shell.ts' }],
  },
  'app/messages/window/windows.ts': {
    what: 'What the window says, and how numbers and dates are written',
    parts: [
      { table: 'formatsFor', type: 'Formats', part: 'formats', from: 'formats.ts', typeFrom: '../../formats.ts' },
      { table: 'windows', type: 'Texts', part: 'texts', from: 'window/texts.ts' },
    ],
  },
};

const written = '`npm run languages` writes this file from the folders of `app/messages/`.';

/** The text of each file that chooses, by its path below the project. */
export function languageFiles(languages: readonly LanguageFolder[]): ReadonlyMap<string, string> {
  const texts = Object.entries(choosers).map(([file, { what, parts }]) => [file, chooserOf(what, parts, languages)] as const);
  return new Map([['app/language-names.ts', namesOf(languages)], ...texts]);
}

function namesOf(languages: readonly LanguageFolder[]): string {
  const rows = languages.map(({ tag, name }) => `  ${keyOf(tag)}: '${name}',`);
  return `// What languages there are. ${written}\nexport const languageNames = {\n${rows.join('\n')}\n} as const;\n`;
}

function chooserOf(what: string, parts: readonly Part[], languages: readonly LanguageFolder[]): string {
  const types = parts.map(({ type, from, typeFrom }) => `import type { ${type} } from '${typeFrom ?? `../en/${from}`}';`);
  const values = languages.flatMap(({ tag, folder }) =>
    parts.map(({ part, from }) => `import { ${part} as ${nameOf(part, tag)} } from '${folder}/${from}';`),
  );
  const tables = parts.map(({ table, type, part }) => {
    const rows = languages.map(({ tag }) => `  ${keyOf(tag)}: ${nameOf(part, tag)},`);
    return `export const ${table}: Readonly<Record<Language, ${type}>> = {\n${rows.join('\n')}\n};\n`;
  });
  return `// ${what}, by language. ${written}\nimport type { Language } from '../../language.ts';\n${[...types, ...values].join('\n')}\n\n${tables.join('')}`;
}

const keyOf = (tag: string): string => (/^\w+$/.test(tag) ? tag : `'${tag}'`);
const nameOf = (part: string, tag: string): string => `${part}${tag.charAt(0).toUpperCase()}${tag.slice(1).replaceAll(/\W/g, '')}`;

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
