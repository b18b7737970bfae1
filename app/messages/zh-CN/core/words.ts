// Simplified Chinese of what the core says.
import type { Sentences } from '../../en/core/core.ts';

export const words: Sentences['words'] = {
  preset: '预设',
  snippet: '片段',
  unreadable: '{kind}{reason}，已保持原样。',
  unusable: '无法使用{kind}“{name}”：{reason}。已保持原样。',
  none: '图库中没有{kind}“{name}”。',
  exists: '已有“{name}”。请换一个名称，或替换它。',
  name: '名称可有 1 到 {most} 个字符，不能含有 < > : " / \\ | ? *，不能以点开头或结尾，也不能是 CON 等 Windows 保留的名称。',
  changed: '文件在此期间已被更改，因此保持原样。',
  noUndo: '已无法撤消。删除的文件在系统回收站中。',
  trashRefused: '系统回收站没有接收它。它仍在原处。',
};
