// Simplified Chinese: folders whose new pictures wait in an outbox.
import { formats } from '../formats.ts';
import type { Texts } from '../../en/window/texts.ts';

const { formatCount } = formats;

const fresh = (count: number): string => `${formatCount(count)} 张新图片`;

export const watched: Texts['watched'] = {
  help: '这些文件夹中的新图片会在队列中等待。在您查看并按下运行之前，不会发送任何图片。',
  list: '监视的文件夹',
  none: '尚未监视任何文件夹。相机或客户的文件夹很合适。',
  add: '添加文件夹……',
  adding: '正在读取其中的图片……',
  added: (name) => `正在监视“${name}”。其中现有的图片不会处理，之后的新图片会等待您。`,
  removed: (name) => `不再监视“${name}”。其中的图片保持原样。`,
  remove: (name) => `停止监视“${name}”`,
  useOf: (name) => `“${name}”的用途`,
  words: '编辑区中的指令',
  chain: (name) => `${name} · 步骤链`,
  preset: (name) => `${name} · 预设`,
  waiting: (count) => (count === 0 ? '没有新图片' : `${fresh(count)}在队列中等待`),
  news: (count, name) => `“${name}”中有 ${fresh(count)}。`,
  row: (count, name) => `${name} 中有 ${fresh(count)}`,
  more: (count) => `+${formatCount(count)}`,
  look: '查看……',
  leave: '不处理',
  left: (count, name) => `已略过“${name}”中的 ${formatCount(count)} 张图片。如仍要使用，请将图片拖到这里。`,
  gone: (name) => `此图库中已没有“${name}”。请在面板上选择其他指令或步骤。`,
  settings: (preset, words) => `预设“${preset}”的设置：${words}`,
};
