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

const samplerNames = ['Sampler', 'CFG scale', 'Seed', 'Steps', 'ENSD'];

/** sd-parsers: the last line with three names of a sampler, cut at every comma and taken where one colon is; the words are all before it. */
export function bySdParsers(text: string): ReadParameters {
  const lines = text.split('\n');
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const pairs = (lines[at] ?? '').split(',').map((item) => item.split(':').map(strip));
    const values = Object.fromEntries(pairs.filter(({ length }) => length === 2).map(([name = '', value = '']) => [name, value]));
    if (samplerNames.filter((name) => name in values).length < 3) continue;
    const [prompt = '', negative = ''] = lines.slice(0, at).join('\n').split('Negative prompt:');
    return { prompt: strip(prompt), negative: strip(negative), values };
  }
  return { prompt: '', negative: '', values: {} };
}

/** sd-prompt-reader: everything from the first line that begins “Steps:” is settings, cut plainly; before it the words, by the first line of words against. */
export function byPromptReader(text: string): ReadParameters {
  const steps = text.indexOf('\nSteps:');
  const settings = steps < 0 ? '' : text.slice(steps);
  const words = steps < 0 ? text : text.slice(0, steps);
  const against = words.indexOf('\nNegative prompt:');
  return {
    prompt: strip(against < 0 ? words : words.slice(0, against)),
    negative: against < 0 ? '' : strip(words.slice(against + '\nNegative prompt:'.length)),
    values: Object.fromEntries([...settings.matchAll(/\s*([^:,]+):\s*([^,]+)/g)].map(([, name = '', value = '']) => [name, value])),
  };
}
