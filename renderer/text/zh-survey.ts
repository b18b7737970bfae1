// Simplified Chinese: several results beside each other.
import { formatCount } from './format.ts';

export const survey = {
  title: '比较多个结果',
  label: '结果',
  help: '方向键和 1 到 6 选择一个，再按同一数字放大显示。P 标为选中，X 排除，Enter 选定它并排除其余。',
  open: '并排比较',
  tooFew: '请选择二到六个结果来并排比较。',
  first: (count: number, all: number) => `并排显示 ${formatCount(all)} 个中的前 ${formatCount(count)} 个。`,
  count: (count: number) => `备选结果 ${formatCount(count)} 个`,
  fact: (name: string, value: string) => `${name}：${value}`,
  actions: '对此结果',
  pick: '选中',
  putOut: '排除',
  crown: '选定这个',
  crownHelp: '标为选中，其余标为排除',
  crowned: (others: number) => `选定 1 个，排除 ${formatCount(others)} 个`,
  out: '已排除',
  bringBack: (words: string) => `恢复：${words}`,
  leave: '返回',
};
