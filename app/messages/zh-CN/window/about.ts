// Simplified Chinese: updates of the program, and the licences of what it is made of.
import type { NoUpdates } from '../../../updates.ts';
import { formats } from '../formats.ts';
import type { Texts } from '../../en/window/texts.ts';

const { formatCount, formatMoment, formatPercent } = formats;

const none: Readonly<Record<NoUpdates, string>> = {
  'not-packaged': '直接从源代码运行，不会检查更新。',
  'no-feed': '此安装包没有设置更新地址，新版本需要手动安装。',
  'other-package': '此安装包由系统或您手动更新，不会自行更新。',
  'switched-off': '不会检查新版本。',
};

export const about: Texts['about'] = {
  updates: {
    name: '更新',
    from: (feed) => `启动一分钟后以及每天一次在 ${feed} 检查，编辑运行时从不检查。`,
    switch: '检查更新',
    check: '立即检查更新',
    install: '重启并更新',
    ready: (version) => `Kontext Studio ${version} 已准备好，退出时安装。`,
    state: (state) => {
      switch (state.kind) {
        case 'off':
          return none[state.why];
        case 'quiet':
          return state.checkedAt === null ? '尚未检查。' : `已是最新版本。上次检查：${formatMoment(state.checkedAt)}。`;
        case 'checking':
          return '正在检查新版本……';
        case 'waiting':
          return '等到没有编辑在运行时再检查。';
        case 'downloading':
          return `正在下载 ${state.version}：${formatPercent(state.percent / 100)}`;
        case 'ready':
          return `Kontext Studio ${state.version} 已准备好，在没有编辑运行时退出即会安装。`;
        case 'failed':
          return `上次检查更新失败：${state.message}`;
      }
    },
  },
  licences: {
    name: '许可证',
    help: '构成 Kontext Studio 的所有软件的许可证及其全文。libvips 是程序旁的共享库，采用 LGPL。Chromium 的许可证在程序旁的 LICENSES.chromium.html 文件中（Mac 上在其 Resources 中）。',
    show: '显示许可证',
    hide: '隐藏许可证',
    count: (count) => `${formatCount(count)} 个软件包`,
    missing: '此构建中没有许可证列表。',
  },
};
