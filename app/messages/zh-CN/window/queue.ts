// Simplified Chinese: the queue, what went wrong and what to do about it.
import type { ChargedSaid } from '../../../edits/charged.ts';
import type { FailureKind, NextStep } from '../../../failure.ts';
import { formats } from '../formats.ts';
import type { Texts } from '../../en/window/texts.ts';

const { formatCount } = formats;

const charged: Readonly<Record<ChargedSaid, string>> = {
  no: '未扣费',
  maybe: '可能已扣费',
  yes: '已扣费',
  rehearsal: '演练不扣费',
};

const steps: Readonly<Record<NextStep, string | null>> = {
  'add-key': '打开密钥设置',
  'top-up': '打开 SeaArt 额度页面',
  'change-request': '修改请求',
  'change-pictures': '更换图片',
  retry: '重试',
  wait: '重试',
  'decide-unknown': '再次发送',
  'check-again': '再次检查',
  'free-space': '再次检查',
  'choose-library': '打开图库设置',
  'raise-limit': '修改上限',
  'run-anyway': '仍然运行',
  none: null,
};

const titles: Partial<Readonly<Record<FailureKind, string>>> = {
  'no-key': '没有密钥',
  'bad-key': '密钥未被接受',
  balance: '额度不足',
  blocked: '被安全策略拦截',
  offline: '无法连接',
  'rate-limited': '请求过多',
  'outcome-unknown': '结果未知',
  'disk-full': '磁盘已满',
  cancelled: '已取消',
};

export const queue: Texts['queue'] = {
  label: '队列',
  idle: '队列',
  counter: (running, waiting) =>
    [running > 0 ? `${running} 个运行中` : '', waiting > 0 ? `${waiting} 个等待中` : ''].filter((part) => part !== '').join(' · '),
  attention: (count) => `${formatCount(count)} 个需要处理`,
  paused: '已暂停',
  held: '已搁置',
  open: (summary) => (summary === '' ? '队列，空' : `队列：${summary}`),
  title: '队列',
  nothing: '没有等待或运行中的编辑。',
  pause: '暂停',
  resume: '继续',
  pausedNote: '已暂停：运行中的会继续，不再发送新的编辑。',
  cancelWaiting: '取消等待中的',
  cancelRunning: '取消运行中的',
  cancelAll: '全部取消',
  cancelMore: '取消多个',
  cancel: '取消',
  cancelOf: (words) => `取消：${words}`,
  takenOut: (count, title) => (count === 1 ? `“${title}”未发送就已取消` : `${formatCount(count)} 个编辑未发送就已取消`),
  runNext: '下一个运行',
  runNextOf: (words) => `下一个运行：${words}`,
  show: (words) => `查看：${words}`,
  typical: (seconds) => `通常需要 ${seconds}`,
  elapsed: (elapsed, typical) => (typical === null ? elapsed : `${elapsed}，通常约 ${typical}`),
  needsYou: (count) => `需要您处理（${formatCount(count)}）`,
  underWay: '进行中',
  over: '已完成',
  charged,
  step: (step) => steps[step],
  failureTitle: (kind, fallback) => titles[kind] ?? fallback,
  requestId: '请求编号',
  copyRequestId: '复制请求编号',
  copied: '已复制请求编号',
  details: '详情',
  forget: '不再追踪',
  haveId: '我有请求编号',
  idLabel: (rehearsal) => (rehearsal ? '演练服务给出的请求编号' : 'SeaArt 给出的请求编号'),
  idPlaceholder: '粘贴请求编号',
  idUse: '查找结果',
  sendAgainTitle: '再次发送这个编辑吗？',
  sendAgainBody: '第一次请求可能已到达 SeaArt 并可能扣费。再次发送可能会第二次扣费。',
  sendAgainRehearsal: '第一次的请求可能已经送达演练服务。演练不扣费。',
  sendAgain: '再次发送',
  forgetTitle: '不再追踪这个编辑吗？',
  forgetBody: (rehearsal) => `即使${rehearsal ? '演练服务' : ' SeaArt '}已生成图片，也不会再去获取。记录会保留在图库中。`,
};
