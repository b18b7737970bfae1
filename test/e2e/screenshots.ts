// `npm run screenshots [-- FOLDER]`: every picture of README and docs, taken of the real window on a library that is painted and planted here.
// Nothing in them is anybody's photograph, and a picture is written only when it shows something else than before.
// With `--every-screen` all screens of `screens.ts` instead, in both languages and both themes, to be looked at; `--size 1920x1200` for a larger window.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { keepPicture } from './keep-picture.ts';
import { paintScenery } from './painted.ts';
import { coast, pictureBook, trouble } from './picture-book.ts';
import { plantLibrary } from './planted.ts';
import type { Planted } from './planted.ts';
import { shots } from './shots.ts';
import type { Shot } from './shots.ts';
import { settled } from './settled.ts';
import { shootEveryScreen } from './shoot-screens.ts';
import { launchStudio } from './studio.ts';
import { speakIn, text } from '../../renderer/text/text.ts';

// Without a Chinese font its letters are boxes.
if (process.platform === 'linux' && spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim() === '')
  throw new Error('There is no Chinese font here: on Debian, apt-get install fonts-noto-cjk.');

const { values: asked, positionals } = parseArgs({
  options: { 'every-screen': { type: 'boolean', default: false }, size: { type: 'string', default: '1280x800' } },
  allowPositionals: true,
});
const folder = path.resolve(positionals[0] ?? path.join(import.meta.dirname, '../../docs/pictures'));
mkdirSync(folder, { recursive: true });
if (asked['every-screen']) {
  const [width = 1280, height = 800] = asked.size.split('x').map(Number);
  await shootEveryScreen(folder, { width, height });
  process.exit();
}
// Folders stand in some of the pictures, so they have the same name every time.
const place = path.join(tmpdir(), 'kontext-screenshots');

type Session = {
  readonly language: 'en' | 'zh-CN';
  readonly colorScheme: 'dark' | 'light';
  readonly library: readonly Planted[];
  /** Of the pictures in the grid, in pixels. */
  readonly cellSize: number;
  readonly shots: readonly Shot[];
};

const book = await pictureBook();
const sessions: readonly Session[] = [
  { language: 'en', colorScheme: 'dark', library: [], cellSize: 128, shots: shots.empty },
  { language: 'en', colorScheme: 'dark', library: book, cellSize: 128, shots: shots.full },
  { language: 'en', colorScheme: 'light', library: book, cellSize: 176, shots: shots.light },
  { language: 'zh-CN', colorScheme: 'light', library: book, cellSize: 128, shots: shots.chinese },
  { language: 'en', colorScheme: 'dark', library: [...book, await trouble()], cellSize: 128, shots: shots.trouble },
];

for (const { language, colorScheme, library, cellSize, shots: wanted } of sessions) {
  rmSync(place, { recursive: true, force: true });
  const inputs = path.join(place, 'Photos');
  mkdirSync(inputs, { recursive: true });
  const photo = path.join(inputs, 'coast.png');
  writeFileSync(photo, (await paintScenery(coast)).bytes);
  const target = path.join(place, 'For a client');
  mkdirSync(target);
  const at = path.join(place, 'Kontext Studio');
  if (library.length > 0) await plantLibrary(at, library);
  const home = path.join(place, 'home');
  mkdirSync(home);
  writeFileSync(path.join(home, 'settings.json'), JSON.stringify({ layout: { cellSize } }));
  speakIn(language);
  const studio = await launchStudio({
    home,
    library: at,
    colorScheme,
    viewport: { width: 1280, height: 800 },
    asItComes: true,
    dialogPaths: [target],
    env: { TZ: 'UTC', LANGUAGE: '', LC_ALL: language === 'en' ? 'en_GB.UTF-8' : 'zh_CN.UTF-8' },
  });
  const { page } = studio;
  try {
    await page.getByRole('textbox', { name: text.compose.instruction }).waitFor();
    for (const { name, show, part } of wanted) {
      await show({ page, studio, photo }).catch((error: unknown) => {
        throw new Error(`at ${name}`, { cause: error });
      });
      await page.mouse.move(0, 0);
      await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
      if (library.length > 0 && part === undefined) await thumbnails(page);
      await settled(page);
      const screenshot = await (part === undefined ? page : part(page)).screenshot({ animations: 'disabled', caret: 'hide' });
      console.log(`${name}.png ${(await keepPicture(path.join(folder, `${name}.png`), screenshot)) ? 'written' : 'as before'}`);
    }
  } finally {
    await studio.close();
  }
}
rmSync(place, { recursive: true, force: true });

/** Until the pictures of each row in sight are painted. */
async function thumbnails(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLElement>('canvas[data-strip]')].every(({ dataset }) => dataset['strip'] === 'painted'),
  );
}
