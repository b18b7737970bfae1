// Simplified Chinese: the few words that stand in exported sheets and pages.
import type { PageWords } from '../en/page.ts';

export const page: PageWords = {
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
};
