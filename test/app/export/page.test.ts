// The page for a client, as text: what it says, what it may load, and that nothing typed becomes a tag.
import { describe, expect, test } from 'vitest';
import { pageHead, pageItem, pageTail } from '../../../app/export/page.ts';

const head = (more: Partial<Parameters<typeof pageHead>[0]> = {}): string =>
  pageHead({
    language: 'en',
    title: 'Evening',
    date: '',
    pictures: 1,
    compares: false,
    hashOf: (text) => `hash${text.length > 0}`,
    ...more,
  });
const picture = (width: number, height: number) => ({ address: `data:${width}`, width, height });
const item = (more: Partial<Parameters<typeof pageItem>[1]> = {}): string =>
  pageItem('en', { before: picture(300, 200), after: picture(600, 400), words: 'make it gold', details: 'seed 4', ...more }, 2);

describe('the head of the page', () => {
  test('says language, title, date and how many pictures there are', () => {
    expect(head({ date: '28 November', pictures: 3 })).toContain('<p>28 November · 3 pictures</p>');
    expect(head()).toContain('<p>1 picture</p>');
    expect(head({ language: 'zh-CN', pictures: 2 })).toMatch(/<html lang="zh-CN">[^]*<p>2 张图片<\/p>/);
    expect(head()).toMatch(/<title>Evening<\/title>[^]*<h1 dir="auto">Evening<\/h1>/);
  });

  test('tells how to compare only where there is something to compare', () => {
    expect(head({ compares: true })).toContain('<span class="hint">Drag across a picture to compare.</span>');
    expect(head()).not.toContain('class="hint"');
  });

  test('allows pictures that are in it, its own style and script by their hashes, and nothing else', () => {
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(head()) ?? [];
    expect(policy?.replaceAll('&#39;', "'")).toBe(
      "default-src 'none'; img-src data:; style-src 'sha256-hashtrue'; script-src 'sha256-hashtrue'; base-uri 'none'; form-action 'none'",
    );
    expect(head({ hashOf: (text) => (head().includes(`<style>${text}</style>`) ? 'style' : 'script') })).toMatch(
      /style-src &#39;sha256-style&#39;; script-src &#39;sha256-script&#39;/,
    );
  });

  test('makes no tag and no half a letter of what was typed', () => {
    const typed = head({ title: '<b>"x" & \'y\'</b>\u0000\ud800' });
    expect(typed).toContain('<title>&lt;b&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;/b&gt;\ufffd</title>');
  });
});

describe('a picture of the page', () => {
  test('stands beside what it was made from, each with its size and its name', () => {
    const shown = item();
    expect(shown).toContain('<div class="pair">');
    expect(shown).toContain(
      '<img src="data:600" width="600" height="400" alt="make it gold" draggable="false"><span class="tag">After</span>',
    );
    expect(shown).toContain(
      '<img src="data:300" width="300" height="200" alt="Before: make it gold" draggable="false"><span class="tag">Before</span>',
    );
    expect(shown).toContain('aria-label="How much of the picture before is shown"');
    expect(shown).toContain('<figcaption><p class="words" dir="auto">make it gold</p><p class="details">seed 4</p></figcaption>');
  });

  test('stands alone when it was made from words', () => {
    const shown = item({ before: null });
    expect(shown).toContain('<div class="alone"><img src="data:600"');
    expect(shown).not.toContain('class="pair');
  });

  test('is named by its number where it has no words, and has a caption only of what is said', () => {
    expect(item({ words: '' })).toContain('alt="After 2"');
    expect(item({ words: '' })).toContain('<figcaption><p class="details">seed 4</p></figcaption>');
    expect(item({ details: '' })).toContain('<figcaption><p class="words" dir="auto">make it gold</p></figcaption>');
    expect(item({ words: '', details: '' })).not.toContain('figcaption');
  });

  test('is shown whole beside a shape that differs from its own by eight in a hundred or more', () => {
    const isAlike = (width: number): boolean => !item({ before: picture(width, 100), after: picture(100, 100) }).includes('pair unlike');
    expect([91, 93, 107, 109].map(isAlike)).toEqual([false, true, true, false]);
  });
});

test('the page ends with what made it, in its language', () => {
  expect(pageTail('en')).toBe('</main>\n<footer>Made with Kontext Studio</footer>\n</body>\n</html>\n');
  expect(pageTail('zh-CN')).toContain('<footer>由 Kontext Studio 制作</footer>');
});
