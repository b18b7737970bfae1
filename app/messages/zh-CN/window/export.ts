// Simplified Chinese: exporting. `exported` is said afterwards.
import { formats } from '../formats.ts';
import type { Texts } from '../../en/window/texts.ts';

const { formatCount } = formats;

const files = (count: number): string => `${formatCount(count)} 个文件`;
const pictures = (count: number): string => `${formatCount(count)} 张图片`;

const sources: Readonly<Record<string, string>> = {
  trainedAlgorithmicMedia: '由 AI 根据文字生成',
  compositeWithTrainedAlgorithmicMedia: '用 AI 编辑过的图片',
  algorithmicMedia: '由程序根据文字绘制（演练）',
  algorithmicallyEnhanced: '由程序修改过的图片（演练）',
};

export const exporting: Texts['exporting'] = {
  open: '导出',
  title: (count) => `导出 ${formatCount(count)} 个编辑`,
  shape: '内容',
  shapes: { files: '图片', pair: '前后对比', sheet: '缩略图总览', page: '给客户的网页' },
  shapeHelp: {
    files: '每张图片一个文件。',
    pair: '每张图片两个文件：修改之前，修改之后。',
    sheet: '白底的缩略图及其文字，可打印或发送。',
    page: '一个自带全部内容的 HTML 文件，任何浏览器都能打开，前后图之间有滑块。',
  },
  name: '名称',
  nameWords: '名称中可用的代词',
  insert: (word) => `把 {${word}} 放进名称`,
  looseBrace: (piece) => `“${piece}”的花括号不成对。请补全或去掉它。`,
  unknown: (words) => `这些代词没有含义，会原样保留：${words}`,
  heading: '标题',
  headingHint: '都属于同一项目时用项目名',
  format: '格式',
  formats: { received: '收到时的格式', png: 'PNG', jpeg: 'JPEG', webp: 'WebP', tiff: 'TIFF' },
  quality: '质量',
  qualityOf: (quality) => `质量 ${formatCount(quality)}`,
  size: '尺寸',
  sizes: { whole: '原尺寸', limited: '限制长边' },
  longSide: '长边的像素数',
  pixels: '像素；不会放大',
  tooLong: (count, limit) => `${files(count)}的边长将超过 WebP 的上限 ${formatCount(limit)} 像素，不会写出。`,
  longest: (limit) => `长边 ${formatCount(limit)}`,
  noRoom: (size) => `无：WebP 容纳不下 ${size}`,
  metadata: '元数据',
  metadataPolicies: { full: '完整配方', standard: '标准', none: '无', untouched: '原样' },
  metadataHelp: {
    full: '说明、关键词、星级和 AI 标记，供图片管理软件读取的文字，以及本软件能重新读取的配方。绝不包含密钥、备注或项目。',
    standard: '照片软件能读取的内容：说明、关键词、星级、日期，以及表明由 AI 制作的标记。',
    none: '文件中不写任何信息。收到时带有的信息也会去掉。',
    untouched: '与收到的文件逐字节相同。只有这样才能保留内容凭据。',
  },
  captions: '文字',
  captionsHelp: {
    full: '指令、日期、尺寸和种子。',
    standard: '指令、日期和尺寸。',
    none: '没有文字。',
    untouched: '指令、日期、尺寸和种子。',
  },
  captionPolicies: { full: '全部', standard: '部分', none: '无' },
  before: '对比',
  befores: { input: '上一步', original: '最初的图片' },
  files: '将写入的内容',
  count: (writes, of) => `${files(writes)}，${pictures(of)}`,
  more: (count) => `另有 ${formatCount(count)} 个`,
  without: (count) => `${formatCount(count)} 个编辑没有图片，将跳过。`,
  nothing: '没有可导出的图片。',
  from: '收到',
  to: '写入',
  same: '像素不变',
  label: 'AI 标记',
  source: (name) => sources[name] ?? name,
  organisers: '供管理软件',
  credentials: '内容凭据',
  credentialsOf: (found, of, received) => {
    if (found === 0) return '无';
    const unchecked = received < found;
    if (found === of) return unchecked ? '带有签名（未检查）' : '有';
    return `${formatCount(of)} 张中有 ${formatCount(found)} 张带有${unchecked ? '签名（未检查）' : ''}`;
  },
  credentialsKept: '文件未改动，予以保留',
  credentialsLost: '改动过的副本会失去它：它是对整个文件的签名。选择收到时的格式并选“原样”即可保留。',
  folder: '文件夹',
  choose: '选择文件夹',
  cancel: '取消',
  start: '导出',
  working: (done, total) => `正在导出 ${formatCount(done)} / ${formatCount(total)}`,
  stop: '停止',
};

export const exported: Texts['exported'] = {
  nothing: '没有可导出的图片。请选择已完成的编辑。',
  tooMany: (most) => `一次最多导出 ${formatCount(most)} 个编辑。`,
  done: (count, folder) => (count === 0 ? '没有导出任何内容。' : `${files(count)}已导出到“${folder}”`),
  credentialsLost: (count) => `${formatCount(count)} 个副本失去了内容凭据；原件仍保留。`,
  leftOut: (count) => `${files(count)}放不下完整配方：它对 JPEG 来说太长。`,
  stopped: '在全部导出之前已停止。',
  failed: (count) => `${pictures(count)}无法导出：`,
  reveal: '在文件夹中显示',
};
