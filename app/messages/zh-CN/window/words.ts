// Simplified Chinese: the list of earlier words, presets and snippets.
import { formats } from '../formats.ts';
import type { Texts } from '../../en/window/texts.ts';

const { formatCount } = formats;

export const words: Texts['words'] = {
  title: '文字',
  open: '以前的和保存的文字',
  field: '查找文字',
  kinds: { all: '全部', earlier: '以前的', preset: '预设', snippet: '片段' },
  kindsLabel: '显示哪些文字',
  orders: { stars: '效果最好', uses: '最常用', newest: '最新' },
  ordersLabel: '以前文字的顺序',
  kindOf: { preset: '预设', snippet: '片段' },
  uses: (count) => `用过 ${formatCount(count)} 次`,
  stars: (mean) => `${mean.toFixed(1)} 星`,
  kept: (count) => `选取 ${formatCount(count)}`,
  out: (count) => `排除 ${formatCount(count)}`,
  noResult: '还没有结果',
  rehearsed: '演练',
  more: (count) => `还有 ${formatCount(count)} 条：输入文字查找`,
  none: '没有符合的文字。',
  noneYet: '还没有内容。您运行的指令会连同结果自动出现在这里。',
  damaged: (reason) => `无法使用：${reason}。`,
  took: (words) => `“${words}”已放入指令`,
  tookPreset: (name) => `预设“${name}”已放入草稿`,
  name: '指令中文字的名称',
  namePlaceholder: '为指令中的文字命名以保存',
  nothingToSave: '指令中的文字可以在这里保存。',
  save: { preset: '保存预设', snippet: '保存片段' },
  replace: { preset: '替换预设', snippet: '替换片段' },
  saved: { preset: (name) => `已保存预设“${name}”`, snippet: (name) => `已保存片段“${name}”` },
  rename: '重命名',
  newName: (name) => `“${name}”的新名称`,
  renamed: (from, to) => `“${from}”现在名为“${to}”`,
  remove: '删除',
  removed: (name) => `已删除“${name}”`,
  cancel: '取消',
  advice: {
    field: (field) => `{${field}} 还没有填写，会原样发送。`,
    subject: (word) => `“${word}”是谁？说出主体（例如“短发的女人”），模型会更准确。`,
    stays: '请说明哪些保持不变，例如“保持姿势和构图”。否则模型可能改动更多。',
    quotes: '请把要写的文字放在引号里，写法与想要的完全一致。',
    images: '请说明指的是哪张图片：“image 1”、“image 2”。',
    hide: '书写时不再提示',
    hidden: '书写时的提示已关闭；可在“设置”的“外观”中重新打开',
  },
};
