// What people write: instructions in several languages, tags, projects, notes. English has a rare word at its end, so that searches can be narrow.
import type { Random } from '../crash/random.ts';

/** A sentence of four parts, in the order its language wants them. */
type Sentences = {
  readonly parts: readonly (readonly string[])[];
  readonly joined: (parts: readonly string[]) => string;
};

export const verbs = ['make', 'turn', 'change', 'replace', 'remove', 'add', 'paint', 'brighten', 'darken', 'soften'];
export const things = [
  'sky',
  'car',
  'dress',
  'mountains',
  'street',
  'window',
  'portrait',
  'background',
  'lighthouse',
  'garden',
  'kitchen',
  'reflection',
];
export const looks = [
  'red',
  'golden',
  'stormy',
  'snowy',
  'at night',
  'in watercolour',
  'like a photograph',
  'much warmer',
  'of chrome',
  'overgrown',
];
const places = [
  'by the sea',
  'in Lisbon',
  'under the bridge',
  'in the old town',
  'behind the house',
  '在海边',
  'on a hill',
  'at the market',
];

const spaced = (parts: readonly string[]): string => parts.join(' ');
const unspaced = (parts: readonly string[]): string => parts.join('');

const others: readonly Sentences[] = [
  {
    parts: [
      ['Mach', 'Färbe', 'Zeichne'],
      ['den Himmel', 'das Auto', 'die Straße', 'das Haus', 'den Garten'],
      ['rot', 'golden', 'düster', 'schneebedeckt'],
      ['am Meer', 'bei Nacht', 'in der Altstadt', 'über den Dächern'],
    ],
    joined: spaced,
  },
  {
    parts: [
      ['Rends', 'Peins', 'Éclaircis'],
      ['le ciel', 'la voiture', 'la forêt', 'l’été', 'la façade'],
      ['plus chaud', 'doré', 'à l’aquarelle', 'enneigé'],
      ['près de la mer', 'au crépuscule', 'dans la vieille ville'],
    ],
    joined: spaced,
  },
  {
    parts: [
      ['Haz', 'Pinta', 'Cambia'],
      ['el cielo', 'la montaña', 'el vestido', 'la niña del retrato'],
      ['más cálido', 'dorado', 'de noche', 'en acuarela'],
      ['junto al mar', 'en Córdoba', 'bajo el puente'],
    ],
    joined: spaced,
  },
  {
    parts: [
      ['把', '将'],
      ['天空', '背景', '山脉', '街道', '裙子', '窗户'],
      ['变成红色', '换成夜景', '画成水彩', '变得更暖', '加上雪'],
      ['，在海边', '，像老照片', '，保持人物不变', ''],
    ],
    joined: unspaced,
  },
  {
    parts: [
      ['空を', '背景を', '東京の街を', '人物の服を', 'ネオンの看板を'],
      ['赤く', '夕焼けに', '水彩画のように', '雪景色に', '白黒写真のように'],
      ['して', '変えて'],
      ['ください', '、海辺で', '、夜のままで'],
    ],
    joined: unspaced,
  },
  {
    parts: [
      ['하늘을', '배경을', '거리를', '드레스를'],
      ['붉게', '수채화처럼', '밤으로', '눈 내리는 풍경으로'],
      ['바꿔 주세요', '그려 주세요'],
      ['바닷가에서', '서울에서', '다리 아래에서'],
    ],
    joined: spaced,
  },
  {
    parts: [
      ['Сделай', 'Нарисуй', 'Замени'],
      ['небо', 'машину', 'улицу', 'платье'],
      ['красным', 'золотым', 'в акварели', 'ночью'],
      ['у моря', 'под мостом', 'на рынке'],
    ],
    joined: spaced,
  },
  {
    parts: [
      ['اجعل', 'ارسم'],
      ['السماء', 'الشارع', 'الخلفية'],
      ['حمراء', 'ذهبية', 'ليلا'],
      ['على البحر', 'في المدينة القديمة'],
    ],
    joined: spaced,
  },
];

export const tags = ['client-x', 'client-y', 'poster', 'draft', 'final', 'wedding', 'food', 'archive', '海报', 'Frühjahr', 'поездка'];
export const projects = ['Spring catalogue', 'Café Lumière', '東京の本', 'Family'];
export const labels = ['red', 'yellow', 'green', 'blue', 'purple'];
export const notes = [
  'The second try: the light is right now.',
  'Sent to the printer on Monday.\nAsk for a proof in A3.',
  'Hände noch einmal ansehen',
  '客户喜欢这张，再做三张不同的颜色。',
  'too warm, keep for later',
];
export const photos = ['autumn.jpg', 'IMG_2041.jpg', 'Straße im März.png', '海边.png', 'portrait of Ada.jpg', 'DSC00017.jpg', 'logo.png'];

const of = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

/** A word that few edits have, and that looks like one. */
export const rareWord = (n: number): string =>
  `${['qual', 'mer', 'tor', 'vin', 'sal', 'bor'][n % 6]}${['ando', 'itas', 'emir', 'ulon'][n % 4]}${n.toString(36)}`;

/** One of `total` instructions; two thirds are English. */
export function instructionOf(random: Random, total: number): string {
  if (random() < 0.33) {
    const { parts, joined } = of(random, others);
    return joined(parts.map((choices) => of(random, choices)));
  }
  return `${of(random, verbs)} the ${of(random, things)} ${of(random, looks)} ${of(random, places)}, ${rareWord(Math.floor(random() ** 2 * total))}`;
}
