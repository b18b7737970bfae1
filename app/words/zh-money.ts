// Simplified Chinese of what is said about limits of money. English, with {values}, is the name of each sentence.

export const money: Readonly<Record<string, string>> = {
  'That would pass your limit of pictures a day, {limit}: {spent} sent today or waiting, {asked} asked for. Nothing was sent. Raise the limit in the settings, under Money, or go on tomorrow.':
    '这会超过您每天 {limit} 张图片的上限：今天已发送或等待中 {spent} 张，现在要求 {asked} 张。没有发送任何内容。请在设置的“费用”中提高上限，或明天继续。',
  'That would pass your limit of pictures a month, {limit}: {spent} sent this month or waiting, {asked} asked for. Nothing was sent. Raise the limit in the settings, under Money, or go on next month.':
    '这会超过您每月 {limit} 张图片的上限：本月已发送或等待中 {spent} 张，现在要求 {asked} 张。没有发送任何内容。请在设置的“费用”中提高上限，或下个月继续。',
  'That would pass your limit a day, {limit}: {spent} sent today or waiting, {asked} asked for. Nothing was sent. Raise the limit in the settings, under Money, or go on tomorrow.':
    '这会超过您每天 {limit} 的上限：今天已发送或等待中的约 {spent}，现在要求的约 {asked}。没有发送任何内容。请在设置的“费用”中提高上限，或明天继续。',
  'That would pass your limit a month, {limit}: {spent} sent this month or waiting, {asked} asked for. Nothing was sent. Raise the limit in the settings, under Money, or go on next month.':
    '这会超过您每月 {limit} 的上限：本月已发送或等待中的约 {spent}，现在要求的约 {asked}。没有发送任何内容。请在设置的“费用”中提高上限，或下个月继续。',
  'Your limit of money needs a price: what a picture of {model} costs is not said. Type it in the settings, under Money. Nothing was sent.':
    '您的金额上限需要价格：没有填写 {model} 每张图片的价格。请在设置的“费用”中填写。没有发送任何内容。',
  'What was spent could not be counted, so nothing was sent. Rebuild the index, then try again.':
    '无法统计已花费的金额，因此没有发送任何内容。请重建索引后重试。',
  'Another program of this computer is sending and does not end. Nothing was sent; try again.':
    '这台电脑上的另一个程序正在发送，且没有结束。没有发送任何内容；请重试。',
};
