// About how many tokens a text is, without a tokenizer: enough to warn near the model's limit, never to refuse.
const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Words of Latin script average 1.3 T5 tokens, longer ones more; each CJK sign counts as one and a half. */
export function estimateTokens(text: string): number {
  const signs = text.match(han)?.length ?? 0;
  const rest = text.replace(han, ' ');
  let tokens = signs * 1.5;
  for (const word of rest.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [])
    tokens += /^[\p{L}\p{N}]/u.test(word) ? Math.max(1, word.length / 4.5) : 1;
  return Math.ceil(tokens);
}
