// Simplified Chinese: marks, tags, projects, trash. The first group names changes: it follows “已撤销：” too.
import { formats } from '../formats.ts';
import type { Texts } from '../../en/window/texts.ts';

const { formatCount } = formats;

const edits = (count: number): string => `${formatCount(count)} 个编辑`;

const labels = { red: '红色', yellow: '黄色', green: '绿色', blue: '蓝色', purple: '紫色' } as const;

/** Records hold the English name of a label. */
export const labelWords = (label: string): string => (Object.hasOwn(labels, label) ? labels[label as keyof typeof labels] : label);

export const organised: Texts['window']['organised'] = {
  stars: (count, stars) => `${edits(count)}：${stars === 0 ? '无星级' : `${formatCount(stars)} 星`}`,
  favourite: (count, on) => `${edits(count)}${on ? '已收藏' : '已取消收藏'}`,
  flag: (count, flag) => `${edits(count)}${flag === 'pick' ? '已留用' : flag === 'reject' ? '已排除' : '已取消旗标'}`,
  label: (count, label) => `${edits(count)}：${label === null ? '无色标' : `${labelWords(label)}色标`}`,
  tagged: (count, tags) => `${edits(count)}已加上标签“${tags.join('”“')}”`,
  untagged: (count, tag) => `${edits(count)}已去掉标签“${tag}”`,
  project: (count, project) => (project === null ? `${edits(count)}已移出项目` : `${edits(count)}已移到项目“${project}”`),
  note: '备注已修改',
  trashed: (count) => `${edits(count)}已移到回收站`,
  restored: (count) => `${edits(count)}已从回收站放回`,
  progress: (done, all) => `${formatCount(done)} / ${formatCount(all)}……`,
  some: (what, all) => `${what}（共 ${formatCount(all)} 个）`,
  partly: (what, done, all) => `${what}（仅完成 ${formatCount(done)} / ${formatCount(all)}）`,
  busy: '这个图库的编辑仍在更改中。请等它结束或停止它，然后更换图库。',
  emptied: (count) => `${edits(count)}已移到系统回收站。`,
  notEmptied: (count) => `${edits(count)}无法移到系统回收站，仍留在图库的回收站中。`,
};

export const organise: Texts['organise'] = {
  title: '标记',
  stars: '星级',
  giveStars: (stars) => `${formatCount(stars)} 星`,
  label: '色标',
  labels,
  tags: '标签',
  addTag: '添加标签',
  removeTag: (tag) => `去掉标签“${tag}”`,
  onSome: '仅部分选中项有',
  project: '项目',
  noProject: '无项目',
  chooseProject: '项目名称',
  takeOut: '移出项目',
  note: '备注',
  noteHint: '任何值得记下的内容',
  selected: (count) => `已选 ${formatCount(count)} 个`,
  actions: '对选中项的操作',
  clear: '取消选择',
  restore: '放回',
  newTags: (tags) => `${tags.length === 1 ? '新标签' : '标签'}“${tags.join('”“')}”`,
  newProject: (project) => `新项目“${project}”`,
};

export const trash: Texts['trash'] = {
  title: '回收站',
  open: (count) => `回收站：${edits(count)}`,
  hint: '回收站中的编辑在清空之前会保留文件。其他编辑没有用到的输入图片会一并清除。',
  empty: '清空回收站',
  emptyAsk: (count) => `要将 ${edits(count)}移到系统回收站吗？`,
  emptyBody: '它们的图片和记录会离开图库。在系统回收站清空之前，仍可从那里放回。发送过的内容仍保留在账目中。',
  yes: '移到系统回收站',
  back: '返回图库',
  nothing: '回收站是空的。',
};
