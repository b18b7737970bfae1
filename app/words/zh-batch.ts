// Simplified Chinese of what is said about batches. English, with {values}, is the name of each sentence.

export const batches: Readonly<Record<string, string>> = {
  '“{name}”: {message}': '“{name}”：{message}',
  'It ended without a picture.': '它结束了，但没有得到图片。',
  'The limit of {limit} pictures is reached: {spent} of {total} are made or under way. Raise the limit to go on.':
    '已达到 {limit} 张图片的上限：{total} 张中有 {spent} 张已完成或正在进行。提高上限即可继续。',
  'The limit of {limit} is reached: {spent} of {total} pictures are made or under way. Raise the limit to go on.':
    '已达到 {limit} 的上限：{total} 张图片中有 {spent} 张已完成或正在进行。提高上限即可继续。',
  'The batch has a limit of cost, and what a picture costs is not said any more. Say it in the settings to go on.':
    '该批次有费用上限，但设置中已没有每张图片的价格。请在设置中填写价格后继续。',
  'The batch {file} cannot be read. It was left as it is; its edits are in the library all the same. Run the rest as a new batch.':
    '无法读取批次 {file}。它保持原样；其编辑仍在图库中。请将剩余部分作为新批次运行。',
  'There is no batch {id} in this library.': '图库中没有批次 {id}。',
  'Another program is running this batch right now. Wait until it has ended, or act there.':
    '另一个程序正在运行此批次。请等它结束，或在那里操作。',
  'The batch has no such picture.': '该批次没有这张图片。',
  'The record {file} cannot be read, and may be the edit of this picture. Nothing more was sent. Put the record right, or leave the picture out, then go on.':
    '无法读取记录 {file}，它可能是这张图片的编辑。没有再发送任何内容。请修复该记录，或略过这张图片，然后继续。',
  'This batch is a rehearsal, and the studio does not rehearse now. Turn the rehearsal on, then go on.':
    '此批次是演练，而现在没有开启演练。请开启演练后继续。',
  'This batch was planned for another service than the one that is used now. Turn the rehearsal off, or use the address it had, then go on.':
    '此批次是为另一个服务计划的。请关闭演练，或使用原来的地址，然后继续。',
  'What was dropped is not known any more. Drop it again.': '已不知道拖放了什么。请重新拖放。',
  'There is no picture in what was given.': '给出的内容中没有图片。',
  '“{name}” is not a file. Choose a picture.': '“{name}”不是文件。请选择一张图片。',
  '“{name}” is not there any more. Look whether it was moved or renamed.': '“{name}”已不在原处。请看看它是否被移动或改名。',
  '“{name}” may not be read. Allow reading it, then try again.': '没有读取“{name}”的权限。请允许读取后重试。',
  '{words} Nothing was run.': '{words} 没有运行任何内容。',
  'No edit that was found has a picture to go on from.': '找到的编辑中没有可以继续的图片。',
  'A batch takes at most {most} pictures; there are {count}. Run them in several batches.':
    '一个批次最多 {most} 张图片；现有 {count} 张。请分成几个批次运行。',
  'A batch takes 1 to {most} pictures; there are {count}.': '一个批次可有 1 到 {most} 张图片；现有 {count} 张。',
  'This batch was cancelled. Run what is left of it as a new batch.': '此批次已取消。请将剩余部分作为新批次运行。',
  'Its first pictures wait to be looked at. Approve them, and it goes on with the others.':
    '最先的几张图片等待查看。认可后会继续其余的图片。',
  'The instruction has words in braces that mean nothing: {words}. It knows {name} and {n}.':
    '指令的花括号中有没有意义的词：{words}。可以使用 {name} 和 {n}。',
  'The name of a set has 1 to {most} letters.': '组的名称可有 1 到 {most} 个字符。',
  'A limit of cost needs the price of a picture: type it in the settings, under Money, then run.':
    '费用上限需要每张图片的价格：请先在设置的“费用”中填写，然后运行。',
  'A batch of this library is running. Pause it or let it end, then change the library.':
    '此图库的一个批次正在运行。请暂停它或等它结束，然后更换图库。',
  '“{name}” is not where it was when the batch was planned. Put it back, or leave it out, then go on.':
    '“{name}”已不在计划批次时的位置。请将它放回，或略过它，然后继续。',
  '“{name}” changed since the batch was planned, so it was not sent. Put it back as it was, or leave it out, then go on.':
    '“{name}”在计划批次后有变化，因此没有发送。请恢复原样，或略过它，然后继续。',
};
