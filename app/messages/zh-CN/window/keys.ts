// Simplified Chinese: the palette, the sheet of keys, and where keys are changed.
import { commands } from '../commands.ts';
import { formats } from '../formats.ts';
import type { Texts } from '../../en/window/texts.ts';

const { formatCount, formatList } = formats;

export const keys: Texts['keys'] = {
  ...commands,
  palette: {
    title: '所有命令',
    field: '输入想做的事',
    settingsOf: (section) => `设置：${section}`,
    searchOf: (name) => `已存搜索：${name}`,
    projectOf: (name) => `项目：${name}`,
    noProject: '项目：无',
    findHere: (words) => `在图库中搜索“${words}”`,
  },
  sheet: {
    title: '键盘快捷键',
    change: '更改按键',
    close: '关闭',
    elsewhere: '在各处',
    none: '无',
    fixed: {
      earlier: '在指令中：之前的指令',
      moveInput: '在输入图片上：移动',
      cropInput: '在输入图片上：裁剪、旋转、遮盖、标记',
      cropTools: '在该窗口中：裁剪、遮盖、方框、箭头、画笔、拉直',
      cropTurn: '在该窗口中：向右旋转、向左旋转',
      removeInput: '在输入图片上：移除',
      paste: '把图片粘贴为输入图片',
      divide: '在前后比较线上：移动',
      lens: '使用透镜时：移动',
      grid: '在图库中：到其他编辑',
      look: '快速查看时：上一个、下一个、两端',
      survey: '在多个结果之间：选择（1 到 9）、放大显示、选定',
      batchPairs: '在批次的前后对比中：通过并到下一个、再次发送',
      surveyPages: '在多个结果之间：上一页、下一页、更少、更多',
      pairs: '二选一：留下左边、留下右边',
      extend: '在图库中：扩展选择',
      keep: '保留像素时：保留',
      keepTools: '保留像素时：画笔、矩形、缩小、放大、轮廓',
      keepPlaces: '在变化处列表中：采用与否、放大查看',
      keepUsual: '在那里的滑块上：恢复建议值',
    },
  },
  settings: {
    find: '查找操作或按键',
    add: (command) => `为“${command}”添加按键`,
    remove: (key, command) => `从“${command}”移除 ${key}`,
    reset: (command) => `“${command}”恢复默认按键`,
    resetAll: '全部恢复默认按键',
    press: '请按键……',
    pressHelp: '按 Esc 保持不变。',
    notOne: '这个键不能使用。',
    taken: (key, commands) => `${key} 已用于${formatList(commands.map((command) => `“${command}”`))}。`,
    fixed: (key, uses) => `${key} 固定用于${formatList(uses.map((use) => `“${use}”`))}，不能用于其他操作。`,
    fixedThere: (key, uses) => `${key} 在以下地方有固定用途，保持不变：${formatList(uses.map((use) => `“${use}”`))}。`,
    takeElsewhere: '在其他地方使用',
    takeOver: '改为用在这里',
    leave: '保持不变',
    also: (commands) => `${formatList(commands.map((command) => `“${command}”`))}也用这个键：只有第一个起作用`,
    changed: (count) => `已更改 ${formatCount(count)} 项`,
    noneFound: '没有符合的操作或按键。',
  },
};
