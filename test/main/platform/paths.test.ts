import path from 'node:path';
import { userInfo } from 'node:os';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { defaultBaseUrl } from '../../../app/settings/settings.ts';
import { homeFolder, readPaths } from '../../../main/platform/paths.ts';

describe('where things are', () => {
  test('an empty environment gives the usual folders of each system', () => {
    const rest = { libraryFolder: null, baseUrl: defaultBaseUrl, environmentKey: null };
    expect(readPaths({}, 'linux', '/home/ann')).toEqual({
      home: '/home/ann/.config/Kontext Studio',
      defaultLibraryFolder: '/home/ann/Pictures/Kontext Studio',
      ...rest,
    });
    expect(readPaths({}, 'darwin', '/Users/ann')).toEqual({
      home: '/Users/ann/Library/Application Support/Kontext Studio',
      defaultLibraryFolder: '/Users/ann/Pictures/Kontext Studio',
      ...rest,
    });
    expect(readPaths({ APPDATA: 'C:\\Users\\ann\\AppData\\Roaming' }, 'win32', 'C:\\Users\\ann')).toEqual({
      home: 'C:\\Users\\ann\\AppData\\Roaming\\Kontext Studio',
      defaultLibraryFolder: 'C:\\Users\\ann\\Pictures\\Kontext Studio',
      ...rest,
    });
  });

  test('the environment wins over every default', () => {
    const env = {
      KONTEXT_HOME: '/data/home',
      KONTEXT_LIBRARY: '/data/library',
      SEAART_BASE_URL: 'http://127.0.0.1:9/model//',
      SEAART_API_KEY: ' sa-123 ',
    };
    expect(readPaths(env, 'linux', '/home/ann')).toEqual({
      home: '/data/home',
      defaultLibraryFolder: '/home/ann/Pictures/Kontext Studio',
      libraryFolder: '/data/library',
      baseUrl: 'http://127.0.0.1:9/model',
      environmentKey: 'sa-123',
    });
  });

  test('relative folders are taken from the current folder', () => {
    const places = readPaths({ KONTEXT_HOME: 'here', KONTEXT_LIBRARY: './pictures' }, 'linux', '/home/ann');
    expect([places.home, places.libraryFolder]).toEqual([path.resolve('here'), path.resolve('pictures')]);
  });

  test('empty values count as not given, and a relative XDG folder is ignored', () => {
    const env = { KONTEXT_HOME: '', KONTEXT_LIBRARY: ' ', SEAART_BASE_URL: '', SEAART_API_KEY: '', XDG_CONFIG_HOME: 'config' };
    expect(readPaths(env, 'linux', '/home/ann')).toEqual(readPaths({}, 'linux', '/home/ann'));
    expect(readPaths({ XDG_CONFIG_HOME: '/x' }, 'linux', '/home/ann').home).toBe('/x/Kontext Studio');
  });
});

describe.skipIf(process.platform === 'win32')('the home folder', () => {
  afterEach(() => void vi.unstubAllEnvs());

  test.each([
    ['/home/ann', '/home/ann'],
    ['', userInfo().homedir],
    ['ann', userInfo().homedir],
  ])('that the environment calls “%s” is %s', (named, folder) => {
    vi.stubEnv('HOME', named);
    expect(homeFolder()).toBe(folder);
  });
});
