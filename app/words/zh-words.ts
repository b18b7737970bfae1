// Simplified Chinese of what is said about saved words. English, with {values}, is the name of each sentence.

export const words: Readonly<Record<string, string>> = {
  'has no instruction': '没有指令',
  'is too long': '太长',
  'is not text': '不是文本',
  preset: '预设',
  snippet: '片段',
  'The {kind} {reason}. It was left as it is.': '{kind}{reason}，已保持原样。',
  'The {kind} “{name}” cannot be used: it {reason}. It was left as it is.': '无法使用{kind}“{name}”：{reason}。已保持原样。',
  'There is no {kind} “{name}” in this library.': '图库中没有{kind}“{name}”。',
  'There is “{name}” already. Choose another name, or replace it.': '已有“{name}”。请换一个名称，或替换它。',
  'A name has 1 to {most} letters and none of < > : " / \\ | ? *, and does not begin or end with a dot.':
    '名称可有 1 到 {most} 个字符，不能含有 < > : " / \\ | ? *，也不能以点开头或结尾。',
  'The file was changed meanwhile, so it was left as it is.': '文件在此期间已被更改，因此保持原样。',
  'This cannot be undone any more. What was removed lies in the system’s trash.': '已无法撤消。删除的文件在系统回收站中。',
  'The system’s trash did not take it. It was left where it is.': '系统回收站没有接收它。它仍在原处。',
};
