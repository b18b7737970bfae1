// The rules by which other programs read the `parameters` text, written from what they do: A1111, Infinite Image Browsing, Diffusion Toolkit.

export type ReadParameters = {
  readonly prompt: string;
  readonly negative: string;
  readonly values: Readonly<Record<string, string>>;
};

const pair = /\s*(\w[\w \-/]+):\s*("(?:\\.|[^\\"])+"|[^,]*)(?:,|$)/gu;
/** Python's idea of blanks, which is wider than JavaScript's. */
// oxlint-disable-next-line no-control-regex
const strip = (text: string): string => text.replace(/^[\s\u001c-\u001f\u0085]+|[\s\u001c-\u001f\u0085]+$/g, '');

/** The last line holds the values if it has at least three; the words end where “Negative prompt:” begins a line. */
export function byA1111(text: string): ReadParameters {
  const lines = strip(text).split('\n');
  let last = lines.pop() ?? '';
  if ([...last.matchAll(pair)].length < 3) {
    lines.push(last);
    last = '';
  }
  return { ...wordsOf(lines), values: valuesOf(last) };
}

/** As A1111, but for one line of words that begins like what upscalers write, and for a line of JSON at the end. */
export function byImageBrowsing(text: string): ReadParameters {
  const lines = strip(text.replace(/\nextraJsonMetaInfo:\s*(\{[\s\S]*\})\s*$/, '')).split('\n');
  let last = lines.pop() ?? '';
  if ([...last.matchAll(pair)].length < 3) {
    lines.push(last);
    last = '';
  }
  if (lines.length === 1 && lines[0]?.startsWith('Postprocess') === true) return { ...wordsOf([]), values: valuesOf(lines[0]) };
  return { ...wordsOf(lines), values: valuesOf(last) };
}

function wordsOf(lines: readonly string[]): Pick<ReadParameters, 'prompt' | 'negative'> {
  const words: { prompt: string[]; negative: string[] } = { prompt: [], negative: [] };
  let into: 'prompt' | 'negative' = 'prompt';
  for (const raw of lines) {
    let line = strip(raw);
    if (line.startsWith('Negative prompt:')) {
      into = 'negative';
      line = strip(line.slice('Negative prompt:'.length));
    }
    words[into].push(line);
  }
  return { prompt: words.prompt.join('\n'), negative: words.negative.join('\n') };
}

function valuesOf(line: string): Record<string, string> {
  return Object.fromEntries(
    [...line.matchAll(pair)].map(([, name = '', value = '']) => [
      name,
      value.startsWith('"') && value.endsWith('"') && value.length > 1 ? unquoted(value) : value,
    ]),
  );
}

function unquoted(value: string): string {
  try {
    return String(JSON.parse(value));
  } catch {
    return value;
  }
}

/** Line by line: “Negative prompt:” begins the words against, a line that begins “Steps:” is cut plainly at commas and colons. */
export function byDiffusionToolkit(text: string): ReadParameters {
  const prompt: string[] = [];
  const negative: string[] = [];
  let values: Record<string, string> = {};
  let into = prompt;
  for (const line of text.split('\n')) {
    if (line.startsWith('Negative prompt:')) {
      into = negative;
      into.push(line.slice('Negative prompt:'.length).trim());
    } else if (line.startsWith('Steps:')) {
      values = Object.fromEntries(line.split(',').map((part) => [part.split(':')[0]?.trim() ?? '', part.split(':')[1]?.trim() ?? '']));
    } else into.push(line);
  }
  return { prompt: prompt.join('\n'), negative: negative.join('\n'), values };
}
