// Simplified Chinese: steps that are taken again on other pictures.
import { formats } from '../formats.ts';
import type { Texts } from '../../en/window/texts.ts';

const { formatCount } = formats;

const pictures = (count: number): string => `${formatCount(count)} 张图片`;

export const chains: Texts['chains'] = {
  use: (count) => `使用这 ${formatCount(count)} 步`,
  useTitle: '在其他图片上重复这些步骤',
  title: (count) => `在其他图片上重复这 ${formatCount(count)} 步`,
  titleOf: (name) => `在其他图片上运行${name}`,
  batchOf: '对所选图片逐张编辑或运行步骤链',
  what: '每张图片要经过什么',
  instruction: '一条指令',
  chain: '步骤链',
  which: '哪个步骤链',
  steps: '步骤',
  stepOn: (model) => `使用 ${model}`,
  goesFirst: '每一步从上一步的结果继续。',
  withPictures: (names) => `附带 ${names}`,
  notes: {
    view: '那张图片的裁剪、旋转和标记不会带上。',
    'by-hand': '在其他程序中的改动不会带上。',
    kept: '“保留我的像素”不会带上。',
    imported: '导入的内容不会带上。',
    'words-only': '仅由文字生成的图片不会带上。',
  },
  save: '保存',
  saveAs: '保存为步骤链',
  namePlaceholder: '名称，例如“金色傍晚”',
  taken: (name) => `已有步骤链“${name}”。再次保存即可替换。`,
  saved: (name) => `已保存为${name}。`,
  fileHelp: '图库“chains”文件夹中的普通文件。',
  discard: (name) => `丢弃${name}`,
  discardTitle: (name) => `丢弃步骤链“${name}”？`,
  discardBody: '它会移到系统的回收站。用它生成的图片不受影响。',
  keepIt: '保留',
  discarded: (name) => `${name}已移到系统的回收站。`,
  approve: '每一步之后询问',
  approveHelp: '标记为排除（X）的不会继续。',
  empty: '哪些图片要经过这些步骤？拖放到这里，或选择它们。',
  pick: '选择图片……',
  pickFolder: '选择文件夹……',
  selected: (count) => `所选的 ${pictures(count)}`,
  sum: (count, each, edits, cost) =>
    `${pictures(count)} × ${formatCount(each)} 步 = ${formatCount(edits)} 次编辑${cost === null ? '' : ` · 约 ${cost}`}`,
  rehearsal: (count, each) => `${pictures(count)} × ${formatCount(each)} 步 · 演练不收费`,
  run: (count) => (count === 0 ? '运行' : `运行 ${pictures(count)}`),
  at: (step, all) => `第 ${formatCount(step)} 步，共 ${formatCount(all)} 步`,
  ask: (done, all, rest, cost) =>
    `第 ${formatCount(done)} 步（共 ${formatCount(all)} 步）已完成。用 X 标记不要继续的图片。还有 ${formatCount(rest)} 次编辑${cost === null ? '' : `，约 ${cost}`}。`,
  goOn: (step) => `继续第 ${formatCount(step)} 步`,
};
