// The page in Chromium: nothing of Node in it, the policy's word is law, and our own UI never breaks it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentPolicy } from '../../../main/electron/protocol.ts';
import { makeScene, takePhoto } from '../../e2e/scene.ts';
import type { Scene } from '../../e2e/scene.ts';
import { launchStudio } from '../../e2e/studio.ts';
import type { RunningStudio } from '../../e2e/studio.ts';
import { walk } from './walk.ts';

let scene: Scene;
let studio: RunningStudio;

beforeAll(async () => {
  scene = makeScene();
  studio = await launchStudio({ home: scene.home, library: scene.library });
  await studio.page.getByRole('textbox', { name: 'Instruction' }).waitFor();
}, 240_000);
afterAll(async () => {
  await studio.close();
  scene.remove();
});

/** What the page tries by itself, not by the debugger, which stands above the policy: a click on a button that a script of the page's handles. */
async function violating(effect: string): Promise<{ violated: string[]; ran: boolean }> {
  return studio.page.evaluate(async (name) => {
    const seen: string[] = [];
    let told: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (told = resolve));
    const note = (event: SecurityPolicyViolationEvent): void => {
      seen.push(event.effectiveDirective);
      told();
    };
    document.addEventListener('securitypolicyviolation', note);
    const world = window as unknown as { ran?: boolean; eval: (text: string) => unknown; Function: new (text: string) => () => void };
    delete world.ran;
    const host = document.createElement('div');
    document.body.append(host);
    // The debugger's own first turn may evaluate text; a later one is the page's.
    await new Promise((resolve) => setTimeout(resolve, 0));
    try {
      const effects: Record<string, () => unknown> = {
        'an inline script': () => host.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' })),
        'an inline handler': () => host.setAttribute('onclick', 'window.ran = true'),
        'text as HTML': () => (host.innerHTML = '<img src="x">'),
        eval: () => world.eval('window.ran = true'),
        'new Function': () => new world.Function('window.ran = true')(),
        'a timer of text': () => setTimeout('window.ran = true' as unknown as () => void, 0),
        'a script from elsewhere': () => host.append(Object.assign(document.createElement('script'), { type: 'module' })),
        'a picture from elsewhere': () => host.append(Object.assign(new Image(), { src: 'https://example.com/x.png' })),
        'a picture in an address': () => host.append(Object.assign(new Image(), { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' })),
        'a request elsewhere': () => fetch('https://example.com/').catch(() => undefined),
        'a beacon': () => navigator.sendBeacon('https://example.com/', 'x'),
        'a socket': () => new WebSocket('wss://example.com/'),
        'a stream of events': () => new EventSource('https://example.com/'),
        'a frame': () => host.append(Object.assign(document.createElement('iframe'), { src: 'https://example.com/' })),
        'an object': () => host.append(Object.assign(document.createElement('object'), { data: 'https://example.com/' })),
        'a style written in': () => host.setAttribute('style', 'color: red'),
        'a style sheet from elsewhere': () =>
          host.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'https://example.com/x.css' })),
        'a font from elsewhere': () => new FontFace('x', 'url(https://example.com/x.woff2)').load().catch(() => undefined),
        'a base': () => document.head.append(Object.assign(document.createElement('base'), { href: 'https://example.com/' })),
        'a form': () => {
          const form = Object.assign(document.createElement('form'), { action: 'https://example.com/', method: 'post' });
          host.append(form);
          form.submit();
        },
        'a worker of text': () => new Worker(URL.createObjectURL(new Blob(['1']))),
        'a media file': () => host.append(Object.assign(document.createElement('video'), { src: 'https://example.com/x.mp4' })),
        'a policy of its own': () =>
          (window as unknown as { trustedTypes: { createPolicy: (n: string, r: object) => unknown } }).trustedTypes.createPolicy(
            'evil',
            {},
          ),
      };
      await effects[name]?.();
    } catch {
      // Trusted Types throw as well as report.
    }
    // A busy browser takes its time to refuse; then whatever else it refuses, or lets run, has a moment.
    await Promise.race([first, new Promise((resolve) => setTimeout(resolve, 3000))]);
    await new Promise((resolve) => setTimeout(resolve, 150));
    document.removeEventListener('securitypolicyviolation', note);
    host.remove();
    for (const base of document.querySelectorAll('base')) base.remove();
    return { violated: [...new Set(seen)], ran: world.ran === true };
  }, effect);
}

test('the page is served with the policy to the letter, and images of the library with one that lets nothing run', async () => {
  const got = await studio.page.evaluate(async () => (await fetch('./index.html')).headers.get('content-security-policy'));
  expect(got).toBe(contentPolicy);
});

test('the page’s own scripts find nothing of Node', async () => {
  const found = await studio.page.evaluate(() =>
    [
      'require',
      'process',
      'module',
      'exports',
      'Buffer',
      'global',
      '__dirname',
      '__filename',
      'setImmediate',
      'ipcRenderer',
      'electron',
    ].filter((name) => name in window),
  );
  expect(found).toEqual([]);
});

describe('the policy stops', () => {
  test.each([
    ['an inline script', 'require-trusted-types-for'],
    ['text as HTML', 'require-trusted-types-for'],
    ['eval', 'require-trusted-types-for'],
    ['new Function', 'require-trusted-types-for'],
    ['a timer of text', 'require-trusted-types-for'],
    ['an inline handler', 'require-trusted-types-for'],
    ['a picture from elsewhere', 'img-src'],
    ['a picture in an address', 'img-src'],
    ['a request elsewhere', 'connect-src'],
    ['a socket', 'connect-src'],
    ['a stream of events', 'connect-src'],
    ['a beacon', 'connect-src'],
    ['a frame', 'frame-src'],
    ['an object', 'require-trusted-types-for'],
    ['a style written in', 'style-src-attr'],
    ['a style sheet from elsewhere', 'style-src-elem'],
    ['a font from elsewhere', 'font-src'],
    ['a base', 'base-uri'],
    ['a form', 'form-action'],
    ['a worker of text', 'require-trusted-types-for'],
    ['a media file', 'media-src'],
    ['a policy of its own', 'trusted-types'],
  ])('%s, by %s', async (effect, directive) => {
    const { violated, ran } = await violating(effect);
    expect([violated, ran]).toEqual([[directive], false]);
  });
});

test('a walk through the whole window breaks the policy nowhere and leaves nothing on the console', { timeout: 240_000 }, async () => {
  const said: string[] = [];
  studio.page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  studio.page.on('pageerror', (error) => said.push(error.message));
  await studio.page.reload({ waitUntil: 'load' });
  await studio.page.evaluate(() => {
    const seen: string[] = [];
    (window as unknown as { seen: string[] }).seen = seen;
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
    );
  });
  const opened = await walk(studio, await takePhoto(scene.folder, 'coast.jpg'));
  expect(opened.length).toBeGreaterThan(5);
  const violated = await studio.page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect([violated, said]).toEqual([[], []]);
});
