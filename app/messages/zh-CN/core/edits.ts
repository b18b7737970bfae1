// Simplified Chinese of what the core says.
import type { Sentences } from '../../en/core/core.ts';

export const edit: Sentences['edit'] = {
  gone: '这个图库中没有编辑 {id}。',
  keptBack: '这个编辑等待发送到 SeaArt，而演练已开启。关闭演练后才会发送。',
  ownedByComputer:
    '这个编辑在另一台电脑或另一个安装中。请在那里操作；如果它已不复存在，正在发送的编辑一小时后可在这里决定，未发送的编辑一天后可在这里取消。',
  ownedElsewhere: '另一个程序正在运行这个编辑。请等它结束，或在那里操作。',
  leftBefore:
    '这个编辑以前已从这台电脑发送，而它的这份记录较旧：来自备份，或来自放回的文件夹。它可能已扣费，图片可能在图库的另一份副本中。没有再次发送：请决定是否再次发送。',
  notToSend: 'SeaArt 已认识这个编辑，或它已结束。再次发送前请先查看。',
  sentToService: '这个编辑已发送到 SeaArt，而现在发送的都是演练。请关闭演练，再重新发送。没有发送任何内容，也没有放弃这个编辑。',
  sentToRehearsal: '这个编辑是演练，而现在发送的会到 SeaArt 并扣费。请开启演练后再次发送，或不再追踪它并重新运行。没有发送任何内容。',
  decideFirst: '请先决定如何处理结果未知的请求。',
  imported: '这个编辑是导入的。请载入它的配方，检查是否齐全，再运行。',
  noRequestId: '只有结果未知或丢失的编辑才能指定请求编号。',
  requestOfOther: '这是图库中另一个编辑（{id}）的请求编号。请填写这个编辑自己的请求编号。',
  nothingToForget: '只有结果未知的编辑才能选择不再追踪。这个编辑已有结果，或仍在进行。',
  nothingToAsk: '关于这个编辑，没有可向服务查询的内容。',
  notDone: '只有已完成的编辑才能重新获取图片。',
  notSentYet: '它尚未发送，只有运行它的程序才能取消它。',
  marksBusy: '这台电脑上的另一个程序正在标记编辑，一直没有结束。没有改变任何内容；请重试。',
  noTrash: '编辑 {id} 仍在进行或结果未知，不能移到回收站。请先结束它。',
  noInstruction: '请写下想改变什么，再运行。模型需要指令。',
  holdsKey: '指令中含有您的 SeaArt 密钥，因此没有发送，也没有留下记录。请删去密钥后再运行。',
  paidBefore: '完全相同的编辑已在图库中或正在进行：相同的图片、指令和种子。再次运行会再次扣费。',
  noModel: '这个版本不认识模型“{model}”。',
  tooManyPictures: '{model} 最多使用 {most} 张图片；给了 {count} 张。',
  madeWithoutModel: '这个版本不是由模型生成的，没有可以再次发送的内容。',
  madeElsewhere: '这个版本是在 {program} 中制作的，没有可以重新运行的内容。',
};

export const parameter: Sentences['parameter'] = {
  none: '{model} 没有参数“{field}”',
  wholeNumber: '{field}必须是 {least} 到 {most} 之间的整数',
  ratio: '{field}必须是 {widest} 到 {tallest} 之间的宽高比',
  choice: '{field}必须是其中之一：{values}',
  switch: '{field}必须是 true 或 false',
  row: '{first}{rest}',
  sentence: '{words}。',
};

export const field: Sentences['field'] = {
  aspect_ratio: '宽高比',
  output_format: '格式',
  seed: '种子',
  prompt_upsampling: '指令扩写',
  safety_tolerance: '安全宽松度',
};
