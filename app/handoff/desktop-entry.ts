// How a program of a Linux desktop is started: the `Exec` line of its .desktop file. https://specifications.freedesktop.org/desktop-entry-spec
export type DesktopEntry = {
  readonly name: string;
  /** The program and its arguments, field codes still in them. */
  readonly exec: readonly string[];
};

/** Null for what is no program with a window: no Exec, another type, one that wants a terminal. */
export function readDesktopEntry(text: string): DesktopEntry | null {
  const values = new Map<string, string>();
  let inside = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('[')) inside = line.trim() === '[Desktop Entry]';
    const [, key = '', value = ''] = /^([A-Za-z0-9-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (inside && key !== '' && !values.has(key)) values.set(key, value);
  }
  const exec = splitExec(unescaped(values.get('Exec') ?? ''));
  if (exec === null || exec.length === 0 || (values.get('Type') ?? 'Application') !== 'Application' || values.get('Terminal') === 'true')
    return null;
  return { name: unescaped(values.get('Name') ?? '').trim(), exec };
}

/** The arguments for one file: its path or its address where the line asks for one, at the end when it asks for none. */
export function execFor({ exec }: DesktopEntry, file: string, address: string): readonly string[] {
  const asked = exec.some((word) => /^%[fFuU]$/.test(word));
  const words = exec.flatMap((word) => {
    if (/^%[fF]$/.test(word)) return [file];
    if (/^%[uU]$/.test(word)) return [address];
    // Icon, name and the like: programs that ask for them do without.
    return /^%[a-zA-Z]$/.test(word) ? [] : [word.replaceAll('%%', '%')];
  });
  return asked ? words : [...words, file];
}

function unescaped(value: string): string {
  const meant: Readonly<Record<string, string>> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' };
  return value.replace(/\\(.)/g, (whole, letter: string) => meant[letter] ?? whole);
}

/** Words apart at spaces; in double quotes they stay together. Null when a quote does not end. */
function splitExec(line: string): readonly string[] | null {
  const words: string[] = [];
  const word = /\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))(?=\s|$)/y;
  const end = line.trimEnd().length;
  while (word.lastIndex < end) {
    const found = word.exec(line);
    if (found === null) return null;
    words.push(found[1]?.replace(/\\(["`$\\])/g, '$1') ?? found[2] ?? '');
  }
  return words;
}
