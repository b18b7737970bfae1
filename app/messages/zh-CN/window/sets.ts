// Simplified Chinese: sets, which one press of Run made or one batch.
import { formats } from '../formats.ts';

const { formatCount } = formats;

export const sets = {
  foldHelp: '每组编辑合为一格显示',
  stack: (count: number) => `一组 ${formatCount(count)} 个`,
  progress: (done: number, of: number) => `${formatCount(done)} / ${formatCount(of)}`,
  failed: (count: number) => `${formatCount(count)} 个未生成`,
  open: '查看这一组',
  openOf: (count: number) => `一组 ${formatCount(count)} 个`,
  pairs: '左右二选一',
  apart: '在网格中展开显示',
  over: (name: string, done: number, of: number) =>
    done === of ? `${formatCount(of)} 个结果：${name}` : `${formatCount(of)} 个中的 ${formatCount(done)} 个结果：${name}`,
  queued: (name: string, progress: string) => `${name}：${progress}`,
};
