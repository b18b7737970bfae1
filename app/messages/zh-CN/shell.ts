// Simplified Chinese: what the shell says itself, in the system's own dialogs and notices.
import type { EditState } from '../../edits/record.ts';
import type { ShellTexts } from '../en/shell.ts';

const ends: Readonly<Partial<Record<EditState, string>>> = {
  done: '编辑完成',
  failed: '编辑失败',
  blocked: '编辑被安全策略拦截',
  lost: '编辑丢失',
};

const works = {
  import: '导入',
  backup: '备份',
  verify: '检查图库',
  rebuild: '重建索引',
  marks: '标记多个编辑',
  keep: '保留像素',
  export: '导出',
};

export const shell: ShellTexts = {
  dialogs: {
    addPictures: '添加图片',
    pictures: '图片',
    allFiles: '所有文件',
    libraryFolder: '选择图库文件夹',
    importCopy: '导入文件夹中的图片',
    importMove: '将文件夹中的图片移入图库',
    backUp: '选择备份文件夹',
    watchFolder: '选择要监视的文件夹',
    exportFolder: '选择导出文件夹',
    exportSent: '导出已发送的内容',
    chooseProgram: '选择程序',
    programs: '程序',
  },
  askHost: {
    title: (host) => `从 ${host} 获取图片？`,
    body: (host, from) =>
      [
        from === null ? '' : `${from} 转到了 ${host}。`,
        `${host} 会看到这台电脑的网络地址以及所请求的图片，但不会看到您的 SeaArt 密钥。每个主机只询问一次，可在“设置”的“发送”中撤回。`,
        '也可以把网址本身发送给 SeaArt：图片由 SeaArt 获取，它得到的图片可能与您看到的不同。',
      ]
        .filter((line) => line !== '')
        .join('\n\n'),
    fetch: '获取',
    send: '发送网址本身',
    no: '取消',
  },
  amongOthers: {
    title: (folder) => `在 ${folder} 中新建图库？`,
    body: '这个文件夹中有其他文件，没有图库。图库的记录和图片会按年月放在它们旁边；原有内容不会改变。',
    make: '在那里新建图库',
    no: '取消',
  },
  leave: {
    title: '有编辑尚未完成，要打开其他图库吗？',
    body: (count) => `${count} 个编辑正在进行。再次打开这个图库时会继续。正在发送或取回的会先等它们完成。`,
    open: '打开其他图库',
    stay: '留下',
  },
  notices: {
    end: (state) => ends[state],
    rehearsed: (title) => `${title}（演练）`,
  },
  quit: {
    title: ({ sending, running, waiting }) => `${sending + running + waiting > 0 ? '有编辑' : '有工作'}尚未完成，确定退出吗？`,
    body: ({ sending, running, waiting, works: others }) =>
      [
        running === 0 ? '' : `${running} 个编辑正在运行。退出后它们会继续运行，下次打开 Kontext Studio 时取回图片。`,
        waiting === 0 ? '' : `${waiting} 个编辑正在等待，下次打开时发送；队列已暂停时除外。`,
        sending === 0 ? '' : `${sending} 个编辑正在发送。请稍等几秒：现在退出可能使其结果不明。`,
        others.length === 0 ? '' : `将结束：${others.map((kind) => works[kind]).join('、')}。已完成的会保留，其余的可再次进行。`,
      ]
        .filter((line) => line !== '')
        .join('\n\n'),
    quit: '退出',
    stay: '留下',
  },
  notStarted: 'Kontext Studio 无法启动',
};
