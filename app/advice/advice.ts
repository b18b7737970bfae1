// What the makers of Kontext advise about an instruction, as far as it can be told from the words for certain: a hint that is wrong is worse than none.
// Source: Black Forest Labs, prompting guide for Kontext image-to-image (docs.bfl.ai). English and Chinese; of other languages nothing is said.
import { ownFields } from '../presets/fields.ts';

export type Advice =
  /** A field of a preset would be sent as it stands. */
  | { readonly kind: 'field'; readonly field: string }
  /** A pronoun stands for somebody who is not named. */
  | { readonly kind: 'subject'; readonly word: string }
  /** The whole picture changes, and nothing is said to stay. */
  | { readonly kind: 'stays' }
  /** Lettering is asked for without quotes. */
  | { readonly kind: 'quotes' }
  /** Several pictures, and none is named. */
  | { readonly kind: 'images' };

/** An order about somebody; a sentence about somebody begins with their name. */
const order =
  /^(?:please\s+)?(?:add|brighten|change|colou?r|darken|dress|dye|give|let|make|move|paint|place|put|recolou?r|remove|replace|restyle|show|swap|switch|turn)\b/i;
const pronoun = /\b(?:she|he|her|him|his|hers|they|them|their)\b/i;
/** Somebody or something is named in front of it: the pronoun may mean that. */
const named = /\b(?:the|a|an|this|that|these|those|my|our|your|image|both|each|every|all)\s+\p{L}|\p{L}\s+\p{Lu}\p{Ll}/u;
const people =
  /\b(?:wom[ae]n|m[ae]n|girls?|boys?|persons?|people|child|children|kids?|bab(?:y|ies)|lad(?:y|ies)|guys?|couple|bride|groom|mother|father|mom|mum|dad|sister|brother|friends?|faces?|portraits?|subjects?|characters?|figures?|dogs?|cats?|horses?|animals?)\b/i;
const keeps =
  /\b(?:keep(?:s|ing)?|kept|same|preserv\w*|maintain\w*|retain\w*|remain\w*|stays?|unchanged|unaltered|untouched|leav(?:e|es|ing)|only|just|nothing else|everything else|rest of|exact(?:ly)?|identical|original|intact|do(?:n['’]t| not) change|without (?:changing|altering|touching)|as (?:it|they) (?:is|are))\b/i;
const wholly = [
  /\btransform\b/i,
  /\b(?:change|replace|swap|switch)\s+(?:out\s+)?(?:the\s+)?(?:whole\s+|entire\s+)?background\b/i,
  /\b(?:change|convert|turn|restyle)\s+(?:it|this|the (?:image|picture|photo|scene))\s+(?:in)?to\b/i,
  /\b(?:change|turn)\s+(?:it|this|the (?:image|picture|photo|scene))\s+(?:to\s+|into\s+)?(?:day(?:time)?|night(?:time)?|winter|summer|spring|autumn|fall)\b/i,
  /\bchange to (?:day|night)(?:time)?\b/i,
];
const lettering =
  /\b(?:text|sign|lettering|caption|banner|poster|label|logo|title)\b[^.,;]{0,24}\b(?:says?|saying|reads|that read)\s+\p{L}/iu;
const quotes = /["“”„«»「」『』]|(?:^|[\s(])['‘][^'’]+['’]/u;
const images =
  /\b(?:images?|pictures?|photos?|photographs?|first|second|third|fourth|both|references?|inputs?|combine|merge|collage)\b|图|照片|image/i;

const chinesePronoun = /[她他]/;
const chinesePeople = /[人女男孩婴妈爸爷奶叔姨姐妹兄弟友脸像角狗猫马]/;
const chineseWholly =
  /(?:变成|改成|换成|转换成|转换为|改为|变为).{0,12}(?:风格|夜晚|白天|黑夜|冬天|夏天|春天|秋天)|(?:换|改|替换|更换)(?:掉)?背景|背景.{0,3}(?:换成|改成|变成|替换)/;
const chineseKeeps = /保持|不变|保留|相同|一样|原|只|仅|其他|其余|不要改/;

/** The one thing that helps most; null where nothing is to be said. `pictures`: how many go with it. */
export function adviceOn(prompt: string, pictures: number): Advice | null {
  const words = prompt.trim();
  const [field] = ownFields(words);
  if (field !== undefined) return { kind: 'field', field };
  // Without a picture there is nothing that could stay; two or three words are hardly begun.
  if (pictures === 0 || words.length < (/\p{Script=Han}/u.test(words) ? 4 : 8)) return null;
  const someone = unnamed(words);
  if (someone !== null) return { kind: 'subject', word: someone };
  if (lettering.test(words) && !quotes.test(words)) return { kind: 'quotes' };
  if (pictures > 1 && !images.test(words)) return { kind: 'images' };
  if (wholly.some((change) => change.test(words)) ? !keeps.test(words) : chineseWholly.test(words) && !chineseKeeps.test(words))
    return { kind: 'stays' };
  return null;
}

function unnamed(words: string): string | null {
  const found = pronoun.exec(words);
  if (found !== null) return !order.test(words) || people.test(words) || named.test(words.slice(0, found.index)) ? null : found[0];
  const chinese = chinesePronoun.exec(words.replaceAll('其他', ''));
  return chinese === null || chinesePeople.test(words) ? null : chinese[0];
}
