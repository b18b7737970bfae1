// The few words that stand in exported sheets and pages, in the languages of the studio.
import type { Language } from '../language.ts';

export type PageWords = {
  readonly title: string;
  readonly beforeAndAfter: string;
  readonly before: string;
  readonly after: string;
  readonly slider: string;
  readonly pictures: (count: number) => string;
  readonly hint: string;
  readonly madeWith: string;
  readonly seed: (seed: string) => string;
  readonly rehearsal: string;
};

export const pageWords: Readonly<Record<Language, PageWords>> = {
  en: {
    title: 'Pictures',
    beforeAndAfter: 'Before and after',
    before: 'Before',
    after: 'After',
    slider: 'How much of the picture before is shown',
    pictures: (count) => (count === 1 ? '1 picture' : `${count} pictures`),
    hint: 'Drag across a picture to compare.',
    madeWith: 'Made with Kontext Studio',
    seed: (seed) => `seed ${seed}`,
    rehearsal: 'rehearsal',
  },
  'zh-CN': {
    title: '图片',
    beforeAndAfter: '修改前后',
    before: '修改前',
    after: '修改后',
    slider: '显示多少修改前的图片',
    pictures: (count) => `${count} 张图片`,
    hint: '在图片上拖动即可对比。',
    madeWith: '由 Kontext Studio 制作',
    seed: (seed) => `种子 ${seed}`,
    rehearsal: '演练',
  },
};
