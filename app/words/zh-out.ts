// Simplified Chinese of what the core says about other programs, by the English of it.
export const out: Readonly<Record<string, string>> = {
  'This program is not in the list any more.': '这个程序已不在列表里。',
  '{name} is in the list already.': '{name} 已在列表里。',
  'The list holds {most} programs. Remove one first.': '列表最多放 {most} 个程序。请先移除一个。',
  'There is no program {place} in the list yet. Add it in the settings, under Open in.':
    '列表里还没有第 {place} 个程序。请在设置的“打开方式”中添加。',
  'This names no file of this computer.': '这不是这台电脑上的文件。',
  '{name} could not be started. Start it once by itself, or choose the program again in the settings.':
    '无法启动 {name}。请单独启动一次，或在设置中重新选择这个程序。',
  '{name} is not where it was. Choose the program again in the settings.': '{name} 已不在原来的位置。请在设置中重新选择这个程序。',
  '{name} is not a program that opens pictures in a window. Choose the program itself.':
    '{name} 不是用窗口打开图片的程序。请选择程序本身。',
  'The picture is not where it was saved, so it cannot be opened.': '图片已不在保存的位置，无法打开。',
  'This result has too many working copies. Open one of its newer versions instead.':
    '这个结果的工作副本太多。请改为打开它的某个较新版本。',
  'The picture changed or went away while it was being opened. Try again.': '打开时图片发生了变化或消失了。请重试。',
  'The clipboard did not take the picture. Try again, or drag it out instead.': '剪贴板没有接受图片。请重试，或改用拖出。',
  'This version was not made by a model: there is nothing to send again.': '这个版本不是由模型生成的，没有可以再次发送的内容。',
  'This version was made in {program}: there is nothing to run again.': '这个版本是在 {program} 中制作的，没有可以重新运行的内容。',
  'This version was made in {program}, so SeaArt cannot give it again. Put the file back, or save it there once more.':
    '这个版本是在 {program} 中制作的，SeaArt 无法再次提供。请把文件放回原处，或在那里再保存一次。',
  'edited in {program}': '在 {program} 中编辑',
};
