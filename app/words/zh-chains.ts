// Simplified Chinese of what is said about chains. English, with {values}, is the name of each sentence.

export const chains: Readonly<Record<string, string>> = {
  '“{name}”, step {n}: {message}': '“{name}”第 {n} 步：{message}',
  'The step before it has no picture, so it was not run.': '上一步没有得到图片，因此没有运行此步。',
  'You took its picture out after the step before, so it did not go on.': '您在上一步之后排除了它的图片，因此没有继续。',
  'The step before has no picture of “{name}” any more. Put it back, or leave it out, then go on.':
    '上一步中“{name}”的图片已不在。请将它放回，或略过它，然后继续。',
  '“{name}” of step {n} is not in the library any more. Take the steps from a picture again.':
    '第 {n} 步的“{name}”已不在图库中。请重新从图片取得步骤。',
  'A batch takes at most {most} edits; {count} pictures of {steps} steps are more. Run them in several.':
    '一个批次最多 {most} 次编辑；{count} 张图片各 {steps} 步超过了上限。请分几次运行。',
  'No step on the way to this picture was made from a picture, so there is none to take again.':
    '到这张图片为止没有任何一步是由图片生成的，因此没有可重复的步骤。',
  '“{name}” is sent as an address of the web, and another picture may be there by now. Add the picture itself.':
    '“{name}”是以网址发送的，那里现在可能是另一张图片。请添加图片本身。',
  'There is a chain “{name}” already. Choose another name, or replace it.': '已有名为“{name}”的步骤链。请换一个名称，或替换它。',
  'There is no chain “{name}” in this library. “Use these steps” under a picture saves one.':
    '图库中没有步骤链“{name}”。可用图片下方的“使用这些步骤”保存。',
  'The chain “{name}” cannot be read: {why}. It was left as it is; put {file} right, or save it anew.':
    '无法读取步骤链“{name}”：{why}。它保持原样；请修正 {file}，或重新保存。',
  'These steps cannot be taken again: {why}.': '无法重复这些步骤：{why}。',
  'step {n}, “{field}”: {why}': '第 {n} 步“{field}”：{why}',
  // Of a parameter, as a part of that sentence.
  '{model} has no parameter “{field}”': '{model} 没有参数“{field}”',
  '{field} must be a whole number from {least} to {most}': '{field}必须是 {least} 到 {most} 之间的整数',
  '{field} must be width:height from {widest} to {tallest}': '{field}必须是 {widest} 到 {tallest} 之间的宽高比',
  '{field} must be one of {values}': '{field}必须是其中之一：{values}',
  '{field} must be true or false': '{field}必须是 true 或 false',
  'it is not as it should be': '不正确',
  'there is no model “{name}”; there are {models}': '没有模型“{name}”；可用的有 {models}',
  '{model} takes at most {most} pictures, and with the one that goes through these are {count}':
    '{model} 最多可用 {most} 张图片，连同经过各步的那张共有 {count} 张',
  'there is no place {place} among {count}, counted from 0': '{count} 个位置（从 0 数起）中没有位置 {place}',
  'it is no JSON': '不是 JSON',
  'it is no file': '不是文件',
  'it is no list of steps': '不是步骤列表',
  'The chain “{name}” was written by a newer version of Kontext Studio. It was left as it is; update the program to use it.':
    '步骤链“{name}”由更新版本的 Kontext Studio 写入。它保持原样；请更新程序后使用。',
  '“{field}” is not as it should be': '“{field}”不正确',
  'A chain has at most {most} steps.': '步骤链最多 {most} 步。',
  'A chain needs a name that a file may have: 1 to {most} letters, without / \\ : * ? " < > |.':
    '步骤链的名称须可用作文件名：1 到 {most} 个字符，不含 / \\ : * ? " < > |。',
  'The picture “{name}” of this chain is not here any more. Take the steps from a picture again.':
    '此步骤链的图片“{name}”已不在。请重新从图片取得步骤。',
};
