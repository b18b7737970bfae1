// Which words of several instructions are not in all of them, for comparing what they asked for. Pure.

export type Piece = { readonly words: string; /** Not in all of the texts. */ readonly own: boolean };

/** Longer texts are not compared: the table of two of them grows with both. */
const maxWords = 600;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

type Token = { readonly text: string; readonly key: string };

/** Words and signs, with the room before each; also of languages that write without spaces. */
function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let room = '';
  for (const { segment } of segmenter.segment(text)) {
    if (segment.trim() === '') {
      room += segment;
      continue;
    }
    tokens.push({ text: room + segment, key: segment.toLowerCase() });
    room = '';
  }
  return tokens;
}

/** The longest run of words that both have in this order. */
function commonOf(first: readonly string[], second: readonly string[]): readonly string[] {
  const width = second.length + 1;
  const lengths = new Uint16Array((first.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = first.length - 1; row >= 0; row -= 1)
    for (let column = second.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        first[row] === second[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  const common: string[] = [];
  for (let row = 0, column = 0; row < first.length && column < second.length;) {
    if (first[row] === second[column]) {
      common.push(first[row] ?? '');
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return common;
}

/**
 * Each text as pieces that are in all of the texts, or not, in their order; joined they are the text without the room at its end. Upper and lower
 * case do not differ. Of texts of more than 600 words, and of one text, nothing is marked.
 */
export function ownWords(texts: readonly string[]): readonly (readonly Piece[])[] {
  const all = texts.map(tokensOf);
  const keys = all.map((tokens) => tokens.map(({ key }) => key));
  const compares = texts.length > 1 && keys.every(({ length }) => length <= maxWords);
  const common = compares ? keys.reduce<readonly string[]>(commonOf, keys[0] ?? []) : null;
  return all.map((tokens) => {
    const pieces: { words: string; own: boolean }[] = [];
    let next = 0;
    for (const { text, key } of tokens) {
      const own = common !== null && common[next] !== key;
      if (!own) next += 1;
      const last = pieces.at(-1);
      if (last?.own === own) last.words += text;
      else pieces.push({ words: text, own });
    }
    return pieces;
  });
}
