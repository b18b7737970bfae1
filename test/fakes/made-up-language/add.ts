// Adds the made-up language as somebody would: a name in the list of languages, and beside each line that chooses Chinese one of its own.
/** A tag that Intl knows. */
export const tag = 'eo';
export const ownName = 'Wrapped';

/** The files that name each language, below the project. */
export const choosers = [
  ...['cores', 'commands', 'shells', 'pages'].map((name) => `app/messages/languages/${name}.ts`),
  'app/messages/window/windows.ts',
];

/** `offered`: an expression, where it shall be offered at times only. */
export const namedIn = (source: string, offered = 'true'): string =>
  replaced(source, /('zh-CN': '[^']*') \}/, `$1, ...(${offered} ? { ${tag}: '${ownName}' } : {}) }`);

/** `folder`: where the language lies, as the file may import it. */
export function chosenIn(source: string, folder: string): string {
  const imported = [...source.matchAll(/^import \{ (\w+) as (\w+) \} from '\.\.\/zh-CN\/(.+)';$/gm)];
  if (imported.length === 0) throw new Error('nothing chooses Chinese here');
  return imported.reduce(
    (text, [line, part, as, file = '']) =>
      replaced(
        replaced(text, line, `${line}\nimport { ${part} as ${as}Too } from '${folder}/${file}';`),
        `'zh-CN': ${as} }`,
        `'zh-CN': ${as}, ${tag}: ${as}Too }`,
      ),
    source,
  );
}

function replaced(text: string, what: string | RegExp, by: string): string {
  const changed = text.replace(what, by);
  if (changed === text) throw new Error(`${String(what)} is not there`);
  return changed;
}
