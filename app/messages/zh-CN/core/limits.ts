// Simplified Chinese of what the core says.
import type { Sentences } from '../../en/core/core.ts';

export const money: Sentences['money'] = {
  picturesADay:
    '这会超过您每天 {limit} 张图片的上限：今天已发送或等待中 {spent} 张，现在要求 {asked} 张。没有发送任何内容。请在设置的“费用”中提高上限，或明天继续。',
  picturesAMonth:
    '这会超过您每月 {limit} 张图片的上限：本月已发送或等待中 {spent} 张，现在要求 {asked} 张。没有发送任何内容。请在设置的“费用”中提高上限，或下个月继续。',
  costADay:
    '这会超过您每天 {limit} 的上限：今天已发送或等待中的约 {spent}，现在要求的约 {asked}。没有发送任何内容。请在设置的“费用”中提高上限，或明天继续。',
  costAMonth:
    '这会超过您每月 {limit} 的上限：本月已发送或等待中的约 {spent}，现在要求的约 {asked}。没有发送任何内容。请在设置的“费用”中提高上限，或下个月继续。',
  noPrice: '您的金额上限需要价格：没有填写 {model} 每张图片的价格。请在设置的“费用”中填写。没有发送任何内容。',
  notCounted: '无法统计已花费的金额，因此没有发送任何内容。请重建索引后重试。',
  busy: '这台电脑上的另一个程序正在发送，且没有结束。没有发送任何内容；请重试。',
};

export const watched: Sentences['watched'] = {
  notThere: '文件夹 {folder} 不存在。请连接其硬盘，之后会自动重新查看。',
  noFolder: '没有文件夹 {folder}，因此没有监视任何内容。请检查名称或连接其硬盘，然后重新添加。',
  refused: '无法监视此文件夹：{why}',
  libraryPictures: '图库自己的图片在那里。请选择图库之外的文件夹。',
  library: '图库就在该文件夹中。请选择其中的其他文件夹，或旁边的文件夹。',
  exports: '导出的图片写在那里，会再次成为新图片。请选择其他文件夹，或导出到别处。',
  ownFiles: '程序自己的文件在那里。请选择您自己的文件夹。',
  trash: '那里是系统回收站。请选择您想要的图片所在的文件夹。',
  already: '此文件夹已在监视中。',
  tooMany: '最多监视 {most} 个文件夹。请先移除一个。',
  none: '此文件夹已不再监视。',
  nothingWaits: '此文件夹中已没有等待的图片。',
  begunMeanwhile: '“{name}”不再等待：另一个程序或另一次操作已开始处理它。没有开始任何编辑；请重新查看等待的图片。',
  busy: '这台电脑上的另一个程序正在开始处理监视文件夹中的图片。没有开始任何编辑；请重试。',
  listUnread: '无法读取监视文件夹的列表。它保存为 {file}；请重新添加文件夹。',
};
