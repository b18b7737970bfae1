// Simplified Chinese of what the core says.
import type { Sentences } from '../../en/core/core.ts';

export const disk: Sentences['disk'] = {
  full: '磁盘已满。原有内容完好无损；腾出一些空间后会继续。',
  noRoom: '图库所在的磁盘放不下这张图片，因此没有发送任何内容。请先腾出一些空间。',
  readonly: '图库文件夹无法写入。请允许写入，或选择其他文件夹。',
  missing: '找不到图库文件夹。请重新连接磁盘，或选择其他文件夹。',
  tooManyOpen: '这台电脑同时打开的文件过多。请关闭其他程序，或稍后重试。',
  fileMoved: '一个文件在需要时已被移走或删除。请重试，或校验图库。',
  fault: '磁盘报告了故障。原有内容完好无损；请重试。',
  isLink: '图库中的 {folder} 是链接，而链接不会被跟随。请把文件夹本身放到这里，或把整个图库移到有空间的地方。',
  closed: '没有读取或写入图库中 {folder} 的权限。请允许此帐户访问，然后重试。',
  badName: '磁盘不接受在 {folder} 中名为“{name}”的文件夹。请选择其他名称或位置；许多磁盘不允许名称中有 : ? * 或 \\。',
};

export const library: Sentences['library'] = {
  missing: '找不到图库文件夹 {folder}。请重新连接磁盘，或选择其他文件夹。',
  noneYet: '{folder} 中还没有图库，只是查看不会新建。请检查文件夹名称；第一次编辑或导入会在那里新建图库。',
  amongOthers:
    '{folder} 中有其他文件而没有图库，因此没有在其中新建。请指定新的或空的文件夹，或已有图库的文件夹；如果确实要建在那里，请在窗口中“设置”的“图库”里选择该文件夹。',
  isFile: '图库文件夹 {folder} 是一个文件，或位于文件之下。请移走该文件，或选择其他文件夹。',
  readonly: '无法创建或写入图库文件夹 {folder}。请允许写入它及其上级文件夹，或选择其他文件夹。',
  notKept: '无法保存：{field} 不符合图库记录的要求。没有写入任何内容，也没有扣费。请修改后重试。',
  trashRefused: '系统回收站没有接收它。它仍留在图库的回收站中。',
  notThere: '图库文件夹不在：{folder}。请连接磁盘，或选择其他文件夹。',
  notShown: '无法显示文件夹。',
  fileUnread: '无法读取 {folder} 中的文件 {name}。请将它移走并重新打开文件夹：会新建一个，编辑不受影响。',
  newer: '{folder} 中的图库由更新版本的 Kontext Studio 创建。请更新程序，或选择其他文件夹。',
  notOpen: '图库尚未打开。',
  withinLibrary: '这个文件夹属于 {folder} 中的图库。请选择那个图库，或它之外的文件夹。',
  aroundLibrary: '{folder} 中的图库就在这个文件夹里。请选择图库本身，或其他文件夹。',
  ownFiles: '程序自己的文件保存在那里。请选择其他文件夹。',
  fixed: '图库由 KONTEXT_LIBRARY 指定。要选择其他图库，请在没有它的情况下启动。',
  busyEdits:
    '这个图库有 {count} 个编辑尚未结束。请等它们结束，或取消、不再追踪它们，然后更换图库；SeaArt 正在处理的编辑要等能连上 SeaArt 后才会结束。',
  readingStopped: '已停止读取图库。读取过的内容会保留。',
  indexNotMade: '无法建立图库的索引。记录未被改动；请重试。',
  indexNotOpened: '无法打开图库的索引。',
  checkBroke: '校验无法继续。请重试。',
  busy: '正在对整个图库进行其他操作。请等它结束，或停止它。',
  noFolder: '这不是这台电脑上的文件夹。',
  recordUnread: '记录 {path}{reason}，已保持原样；要继续这个编辑，请将它移走。',
  recordGone: '这条记录不在了，或现在又可以读取了。',
};

export const userData: Sentences['userData'] = {
  isFile: '用户数据文件夹 {folder} 是一个文件，或位于文件之下。请移走该文件，或在 KONTEXT_HOME 中指定其他文件夹。',
  full: '用户数据文件夹 {folder} 所在的磁盘已满。请腾出空间，然后重新启动。',
  readonly: '无法创建或写入用户数据文件夹 {folder}。请允许写入它及其上级文件夹，或在 KONTEXT_HOME 中指定其他文件夹。',
  settingsUnreadable: '无法读取 {file} 中的设置，因此既不知道您的限额，也不知道图库文件夹。请修复该文件，或将它移走，以默认设置重新开始。',
};

export const settings: Sentences['settings'] = {
  notWritten: '无法写入设置。请检查用户数据文件夹的空间和权限，然后重试。',
};

export const importing: Sentences['importing'] = {
  inLibrary: '这个文件夹已在图库中。请选择图库之外的文件夹。',
  ofLibrary: '那里的图片属于 {folder} 中的图库，不会从中移走。请不移动地导入。',
  folderUnread: '无法读取文件夹 {folder}。请选择其他文件夹。',
  link: '这是一个链接，不会跟随链接。请导入它所指的文件夹。',
  noRecipe: '它没有可识别的配方。',
  noRecipeOf: '它没有可识别的配方。文件中注明的程序是 {program}。',
  busy: '这台电脑上的另一个程序正在导入相同的图片，一直没有继续。已导入的会保留；请重试。',
  changed: '读取过程中它发生了变化。请重新导入。',
  notRemoved: '已导入，但无法移除原文件。',
};

export const record: Sentences['record'] = {
  itsSize: '大小',
  tooLarge: '超过 {size} MB，记录不会这么大',
  isLink: '是链接，不是文件',
  noFile: '不是普通文件',
  mayNotBeRead: '没有读取权限',
  diskUnread: '无法从磁盘读取',
  isEmpty: '是空的',
  noJson: '不是完整的 JSON',
  isNewer: '由更新版本的 Kontext Studio 写入',
  misfit: '不是记录：{part} 不符合',
  second: '是 {file} 中编辑的第二份记录',
  secondDiffers: '是 {file} 中编辑的第二份记录；两者的星级、标签或备注不同',
  theWhole: '整体',
  noInstruction: '没有指令',
  tooLong: '太长',
  noText: '不是文本',
};

export const check: Sentences['check'] = {
  pictureGone: '这个编辑的图片不在了。请放回图片，或查看该编辑：能重新获取或重新生成时，可在那里进行。',
  pictureChanged: '图片与收到时不同：已被改动或损坏。',
  pictureOfAnother: '这是属于 {file} 的图片：两个名称被互换了。请把名称换回来。',
  namedInputChanged: '输入图片“{name}”已被改动或损坏。',
  inputChanged: '这张输入图片已被改动或损坏。',
  record: '记录{reason}，已保持原样。',
  unfinished: '未完成的文件，来自提前结束或正在工作的程序。',
  inputGone: '输入图片“{name}”不在了。',
  moved: '它属于 {file}，而那个文件不在。已根据内容找到它，并从这里显示。',
  notRecorded: '没有记录提到这个文件。',
  folderInMonth: '月份文件夹里的文件夹：其中的图片和记录都不会被找到。请把属于编辑的文件移回月份文件夹。',
  unused: '已没有编辑使用这个输入，可以丢弃。',
  isLink: '这是一个链接，而链接不会被跟随：那里的内容不会被读取、写入或备份。请把文件夹本身放到这里。整个图库可以放在别的磁盘上。',
  closed: '没有读取这个文件夹的权限，其中的内容都没有读取或检查。请允许此帐户读取。',
  fileUnread: '这个文件{reason}，没有与应有的内容比较。',
  elsewhere: '这是一个编辑的记录，而记录只在其月份的文件夹中读取：该编辑不会显示，再次请求相同内容时也不会认出。请把它移回 {folder}。',
  secondRecord: '{file} 中编辑的第二份记录，是同步程序留下的。显示的是那一份，它所知不少于这一份。请比较两份并保留其一。',
};
