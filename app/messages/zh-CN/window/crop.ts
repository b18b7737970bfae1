// Simplified Chinese: sending only a part of a picture.
import { formats } from '../formats.ts';
import { formatPixels } from '../../../formats.ts';
import type { Texts } from '../../en/window/texts.ts';

const marks = {
  box: '用方框指出一个地方。请在指令中说明它的用途，并要求去掉它。',
  arrow: '用箭头指出某物。请在指令中说明它的用途，并要求去掉它。',
  brush: '画出您的意思。请在指令中说明它的用途，并要求去掉它。',
};

const { formatDegrees, formatTimes } = formats;

export const crop: Texts['crop'] = {
  open: '裁剪、旋转、遮盖、标记……',
  whole: '发送整张图片',
  plain: '按原样发送',
  title: (name) => `发送 ${name} 的哪一部分`,
  leads: {
    crop: '框出要改变的地方。程序会留出足够的周围画面，按模型自身的一种尺寸发送；“保留我的像素”会把结果叠放到整张图片上。',
    cover: '遮盖的地方在发送的图片中是纯黑色，从不模糊处理。原图保持不变，“保留我的像素”会从原图恢复这些地方。',
    ...marks,
    turn: '沿着应当水平或竖直的地方（例如地平线）画一条线，或设定角度。空白的边角会被裁去。原图保持不变，“保留我的像素”会把结果放回原图。',
  },
  leadsOther: {
    ...marks,
    crop: '框出希望模型看到的部分。发送的正是这一部分。',
    cover: '遮盖的地方在发送的图片中是纯黑色，从不模糊处理。原图保持不变。',
    turn: '沿着应当水平或竖直的地方（例如地平线）画一条线，或设定角度。空白的边角会被裁去。原图保持不变。',
  },
  areaOther: '图片：框出要发送的部分',
  areas: {
    crop: '图片：框出要改变的地方',
    cover: '图片：画出要遮盖的地方',
    box: '图片：画方框',
    arrow: '图片：画箭头',
    brush: '图片：画线',
    turn: '图片：沿应当水平的地方画线',
  },
  tools: '工具',
  tool: { crop: '裁剪', cover: '遮盖', box: '方框', arrow: '箭头', brush: '画笔', turn: '拉直' },
  drawn: { cover: '已遮盖', box: '已画方框', arrow: '已画箭头', brush: '已画线' },
  begun: '已开始。方向键移动另一端，空格键确定。',
  drawHelp: '方向键移动笔，按住 Alt 每次一个像素。空格键开始和结束。',
  turnHelp: '方向键每次拉直 0.1 度，按住 Shift 每次 1 度。',
  turnLeft: '向左旋转',
  turnRight: '向右旋转',
  straighten: '拉直（度）',
  straightenSlider: '拉直',
  degrees: formatDegrees,
  turnBack: '恢复原样',
  turnedFact: '角度',
  turned: ({ turn, straighten }) =>
    [turn === 0 ? '' : `旋转 ${turn}°`, straighten === 0 ? '' : `拉直 ${formatDegrees(straighten)}`]
      .filter((part) => part !== '')
      .join('，'),
  notTurned: '未旋转',
  leftWithout: '已离开，未使用',
  undrawAll: '撤回全部笔画',
  tooMany: (most) => `一张图片上最多 ${most} 笔。`,
  drawnOn: '绘制',
  drawnCount: (covers, marks) =>
    [covers === 0 ? '' : `${covers} 处遮盖`, marks === 0 ? '' : `${marks} 个标记`].filter((part) => part !== '').join('，'),
  takeDrawn: '这样发送',
  areaHelp: '方向键移动位置，按住 Shift 改变大小，按住 Alt 每次一个像素。',
  placeSaid: ([x, y, width, height]) => `左 ${x}，上 ${y}，${formatPixels({ width, height })}`,
  place: '要改变的地方',
  shapePlace: '裁剪范围',
  left: '左',
  top: '上',
  width: '宽',
  height: '高',
  sent: '发送',
  detail: '细节',
  oneToOne: '1:1，完整细节',
  enlarged: (times) => `结果会放大 ${formatTimes(times)}`,
  noGain: (times) => `放大 ${formatTimes(times)}，与发送整张图片相差无几：建议发送整张`,
  tooSmall: '图片太小，裁不出模型的尺寸：将发送整张图片。',
  cutIntoPlace: '这个地方不会全部发送：拉直时其中一部分随边角被裁去。请选择更靠里的地方，或减小拉直角度。',
  wholeSent: '整张图片',
  price: '价格',
  priceOne: (cost) => `每次编辑约 ${cost}，与发送整张图片相同`,
  shape: '按模型形状取最大范围',
  shapeHelp: (size) => `整张图片会被拉伸到 ${formatPixels(size)}：这样改为裁去边缘。`,
  take: '发送这一部分',
  takeWhole: '发送整张图片',
  cancel: '取消',
  gone: (name) => `${name} 已不在任何位置，因此没有改动。`,
  sendsPart: (name, size) => `将发送 ${name} 的 ${formatPixels(size)}`,
  sendsDrawn: (name) => `将按您的绘制发送 ${name}`,
  sendsTurned: (name) => `将发送旋转后的 ${name}`,
  sendsAll: (name) => `将发送整张 ${name}`,
  ofWhole: (size) => `${formatPixels(size)} 中的一部分`,
};
