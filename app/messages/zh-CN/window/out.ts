// Simplified Chinese: results to other programs and back.
import { formats } from '../formats.ts';
import { firstWords } from '../../../formats.ts';
import type { Texts } from '../../en/window/texts.ts';

const { formatCount } = formats;

export const out: Texts['out'] = {
  copied: {
    files: (count) => (count === 1 ? '已复制图片及其文件。' : `已复制 ${formatCount(count)} 张图片的文件。`),
    addresses: (count) =>
      `${count === 1 ? '已复制图片及其文件的地址' : `已复制 ${formatCount(count)} 张图片的文件地址`}。并非所有文件管理器都能粘贴；拖到那里则可以。`,
    picture: () => '只复制了图片：剪贴板没有接受它的文件。需要文件时请将它拖出。',
  },
  openInProgram: (program) => `用 ${program} 打开`,
  setUp: '选择程序……',
  noPrograms: '还没有设置程序。请选择一个用来打开结果的程序。',
  noSuchProgram: (place) => `列表里还没有第 ${place} 个程序。`,
  opened: (program) => `已在 ${program} 中打开一份工作副本。每次在那里保存，这里就多一个新版本。`,
  nothingToOpen: '没有可以打开的图片。',
  nothingToCopy: '没有可以复制的图片。',
  tooMany: (most, count) => `一次 ${formatCount(count)} 张图片太多：最多 ${formatCount(most)} 张。请少选一些，或改用导出。`,
  editedIn: (program) => `在 ${program} 中编辑`,
  newVersion: (of, program) => `来自 ${program} 的新版本：“${firstWords(of, 40)}”`,
  refused: (program) => `${program} 保存的内容无法收入图库。它仍在工作副本中。`,
  pasted: '粘贴的图片',
  info: {
    editedIn: '编辑程序',
    savedAs: '保存为',
  },
  settings: {
    title: '打开方式',
    help: '可以用来打开结果的程序，从菜单打开，或按 Shift 加数字。打开的是一份工作副本；每次保存都会在结果旁边成为一个新版本，结果本身保持不变。',
    list: '程序',
    none: '还没有程序。',
    add: '添加程序……',
    name: (place) => `第 ${place} 个程序的名称`,
    up: (name) => `将 ${name} 上移`,
    down: (name) => `将 ${name} 下移`,
    remove: (name) => `移除 ${name}`,
    added: (name) => `已添加 ${name}。`,
    dragged: '拖出的图片',
    draggedHelp:
      '按原样：图库中的原文件，一个字节也不改。附带配方：一份说明制作方法的副本，与导出相同；这样的副本没有内容凭据。按住 Alt 则是不含任何元数据的副本。',
    draggedAs: { received: '按原样', recipe: '附带配方' },
  },
};
