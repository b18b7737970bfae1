// About how many tokens an instruction is, without a tokenizer: enough to warn near the model's limit, never to refuse.
const signs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/**
 * The one estimate: the field warns by it, and so does the preflight. Calibrated to what is said of the limit (512 tokens are 350 to 400 English
 * words, about 1,800 characters of plain prose): a word is one token for each begun 4.5 letters on the average, each other mark one. A sign of
 * Chinese, Japanese or Korean counts as one and a half, since such signs are often cut into bytes.
 */
export function estimateTokens(text: string): number {
  let tokens = (text.match(signs)?.length ?? 0) * 1.5;
  for (const piece of text.replace(signs, ' ').match(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [])
    tokens += /^[\p{L}\p{M}\p{N}]/u.test(piece) ? Math.max(1, piece.length / 4.5) : 1;
  return Math.ceil(tokens);
}
