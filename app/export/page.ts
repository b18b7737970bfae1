// The page for a client: one HTML file that needs nothing else. Text is escaped, pictures are in it, and it may load nothing.
import type { Language } from '../language.ts';
import { pageScript, pageStyle } from './page-parts.ts';
import { pages } from '../messages/languages/pages.ts';

export type PagePicture = { readonly address: string; readonly width: number; readonly height: number };
export type PageItem = {
  /** Null for a picture that was made from words. */
  readonly before: PagePicture | null;
  readonly after: PagePicture;
  readonly words: string;
  readonly details: string;
};

/** `hashOf` gives SHA-256 in base64, by which the page's own style and script are the only ones that run. */
export function pageHead(options: {
  readonly language: Language;
  readonly title: string;
  readonly date: string;
  readonly pictures: number;
  readonly compares: boolean;
  readonly hashOf: (text: string) => string;
}): string {
  const { language, title, date, pictures, compares, hashOf } = options;
  const words = pages[language];
  const policy = [
    "default-src 'none'",
    'img-src data:',
    `style-src 'sha256-${hashOf(pageStyle)}'`,
    `script-src 'sha256-${hashOf(pageScript)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Kontext Studio">
<title>${escaped(title)}</title>
<style>${pageStyle}</style>
<script>${pageScript}</script>
</head>
<body>
<header>
<h1 dir="auto">${escaped(title)}</h1>
<p>${escaped([date, words.pictures(pictures)].filter((part) => part !== '').join(' · '))}${compares ? `<span class="hint">${escaped(words.hint)}</span>` : ''}</p>
</header>
<main>
`;
}

/** The HTML of one result: its picture, compared with what it was made from where that is known. `nth` counts from 1 and names one without words. */
export function pageItem(language: Language, { before, after, words, details }: PageItem, nth: number): string {
  const said = pages[language];
  const shown = words === '' ? `${said.after} ${nth}` : words;
  const caption =
    words === '' && details === ''
      ? ''
      : `<figcaption>${words === '' ? '' : `<p class="words" dir="auto">${escaped(words)}</p>`}${details === '' ? '' : `<p class="details">${escaped(details)}</p>`}</figcaption>\n`;
  if (before === null)
    return `<figure>
<div class="alone">${picture(after, shown)}</div>
${caption}</figure>
`;
  // The model cuts to the nearest of its shapes: what is nearly the same fills the same frame, the rest is shown whole.
  const alike = Math.abs(before.width / before.height / (after.width / after.height) - 1) < 0.08;
  return `<figure>
<div class="pair${alike ? '' : ' unlike'}">
<div class="side after">${picture(after, shown)}<span class="tag">${escaped(said.after)}</span></div>
<div class="side before">${picture(before, `${said.before}: ${shown}`)}<span class="tag">${said.before}</span></div>
<input type="range" min="0" max="100" step="0.5" value="50" aria-label="${escaped(said.slider)}" aria-valuetext="50 %">
<div class="divide" aria-hidden="true"><span class="knob"></span></div>
</div>
${caption}</figure>
`;
}

/** The HTML that closes what `pageHead` opened. */
export const pageTail = (language: Language): string => `</main>
<footer>${escaped(pages[language].madeWith)}</footer>
</body>
</html>
`;

function picture({ address, width, height }: PagePicture, words: string): string {
  return `<img src="${escaped(address)}" width="${width}" height="${height}" alt="${escaped(words)}" draggable="false">`;
}

function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;')
  );
}
