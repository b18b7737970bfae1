// Simplified Chinese: several results beside each other.
import { formats } from '../formats.ts';

const { formatCount } = formats;

export const survey = {
  title: '比较多个结果',
  label: '结果',
  help: '方向键和 1 到 9 选择一个，再按同一数字或空格放大显示。P 留用，X 排除，Enter 选定它并排除其余。Page Up 和 Page Down 翻页，加号和减号显示更少或更多。',
  pairHelp: '左方向键留下左边的，右方向键留下右边的，另一个被排除。撤销可恢复。',
  tooFew: '请选择两个或更多结果来并排比较。',
  tooFewOfSet: '这一组只有一个结果。',
  firstOfSet: (count: number) => `显示这一组中最新的 ${formatCount(count)} 个，搜索该组可找到全部。`,
  first: (count: number, all: number) => `并排显示 ${formatCount(all)} 个中的前 ${formatCount(count)} 个。`,
  count: (count: number) => `备选结果 ${formatCount(count)} 个`,
  fact: (name: string, value: string) => `${name}：${value}`,
  actions: '对此结果',
  pick: '留用',
  putOut: '排除',
  crown: '选定这个',
  crownHelp: '标为选中，其余标为排除，已留用的除外',
  crowned: (out: number, kept: number) =>
    kept === 0 ? `选定 1 个，排除 ${formatCount(out)} 个` : `选定 1 个，留用 ${formatCount(kept)} 个，排除 ${formatCount(out)} 个`,
  perPage: '并排显示的数量',
  all: '全部',
  page: (first: number, last: number, of: number) =>
    `${formatCount(of)} 个中的 ${formatCount(first)}${last === first ? '' : `–${formatCount(last)}`}`,
  pageBefore: '上一页',
  pageAfter: '下一页',
  pairs: '二选一',
  pairsHelp: '两两选择，直到只剩一个',
  pairTitle: (left: number) => `哪个更好？还要选 ${formatCount(left)} 次`,
  left: '左边更好',
  right: '右边更好',
  last: '只剩这一个。按 Enter 选定。',
  moreOut: (count: number) => `还有 ${formatCount(count)} 个`,
  out: '已排除',
  bringBack: (words: string) => `恢复：${words}`,
  leave: '返回',
  pairsTitle: '一个批次的前后对比',
  approveHelp:
    '每个结果旁边是它的原图。Enter 通过并到下一个，P 通过或取消，X 排除，R 换一个种子再发送。方向键和 1 到 9 选择，Page Up 和 Page Down 翻页。',
  approved: (approved: number, of: number) => `已通过 ${formatCount(approved)} / ${formatCount(of)}`,
  approve: '通过',
  again: '再次发送',
  againTitle: '换一个种子再发送？',
  againBody: (words: string) => `“${words}”会再请求一次，这个结果会被排除。`,
  wordsAlone: '仅由文字生成',
  sentAgain: '已再次发送；结果会出现在这里',
};
