import { describe, expect, test } from 'vitest';
import { execFor, readDesktopEntry } from '../../../app/handoff/desktop-entry.ts';

const entry = (lines: string): string => `[Desktop Entry]\nType=Application\nName=Painter\n${lines}\n`;
const words = (exec: string): readonly string[] | null => {
  const read = readDesktopEntry(entry(`Exec=${exec}`));
  return read === null ? null : execFor(read, '/p/a b.png', 'file:///p/a%20b.png');
};

describe('the words of an Exec line', () => {
  test.each([
    ['krita %F', ['krita', '/p/a b.png']],
    ['gimp-2.10 %U', ['gimp-2.10', 'file:///p/a%20b.png']],
    [
      '/usr/bin/flatpak run --command=x org.kde.krita @@u %U @@',
      ['/usr/bin/flatpak', 'run', '--command=x', 'org.kde.krita', '@@u', 'file:///p/a%20b.png', '@@'],
    ],
    ['"/opt/My Editor/bin/edit" --new %f', ['/opt/My Editor/bin/edit', '--new', '/p/a b.png']],
    ['edit "a \\\\"quoted\\\\" word" %f', ['edit', 'a "quoted" word', '/p/a b.png']],
    ['edit --icon %i %c %k', ['edit', '--icon', '/p/a b.png']],
    ['edit --scale=100%%', ['edit', '--scale=100%', '/p/a b.png']],
    ['edit $(rm -rf /) %f', ['edit', '$(rm', '-rf', '/)', '/p/a b.png']],
  ])('%s', (exec, expected) => {
    expect(words(exec)).toEqual(expected);
  });

  test('of a quote that does not end are none', () => {
    expect(words('edit "never ends %f')).toBeNull();
    expect(words('edit a"b" %f')).toBeNull();
    expect(words('')).toBeNull();
  });
});

describe('a desktop file', () => {
  test('is read in its main group alone, the first of each key', () => {
    const text = '# note\n[Desktop Entry]\r\nName = Krita \r\nExec=krita %f\nExec=other\n[Desktop Action new]\nName=New\nExec=evil\n';
    expect(readDesktopEntry(text)).toEqual({ name: 'Krita', exec: ['krita', '%f'] });
  });

  test('that is a link, wants a terminal or starts nothing is no program', () => {
    expect(readDesktopEntry('[Desktop Entry]\nType=Link\nExec=x')).toBeNull();
    expect(readDesktopEntry(entry('Exec=vim %f\nTerminal=true'))).toBeNull();
    expect(readDesktopEntry(entry(''))).toBeNull();
    expect(readDesktopEntry('\0\u0001binary')).toBeNull();
  });
});
