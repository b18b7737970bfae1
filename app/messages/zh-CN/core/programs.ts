// Simplified Chinese of what the core says.
import type { Sentences } from '../../en/core/core.ts';

export const program: Sentences['program'] = {
  notListed: '这个程序已不在列表里。',
  listed: '{name} 已在列表里。',
  tooMany: '列表最多放 {most} 个程序。请先移除一个。',
  noneThere: '列表里还没有第 {place} 个程序。请在设置的“打开方式”中添加。',
  noFile: '这不是这台电脑上的文件。',
  notStarted: '无法启动 {name}。请单独启动一次，或在设置中重新选择这个程序。',
  gone: '{name} 已不在原来的位置。请在设置中重新选择这个程序。',
  noProgram: '{name} 不是用窗口打开图片的程序。请选择程序本身。',
  pictureGone: '图片已不在保存的位置，无法打开。',
  tooManyCopies: '这个结果的工作副本太多。请改为打开它的某个较新版本。',
  pictureChanged: '打开时图片发生了变化或消失了。请重试。',
  clipboard: '剪贴板没有接受图片。请重试，或改用拖出。',
};
