// Simplified Chinese: the settings page.
import type { KeyStatus } from '../../../contract/contract.ts';
import { formats } from '../formats.ts';
import type { Texts } from '../../en/window/texts.ts';

const { formatBytes, formatCount } = formats;

const places: Readonly<Record<NonNullable<KeyStatus['where']>, string>> = {
  keychain: '保存在这台电脑的钥匙串中',
  environment: '来自环境变量 SEAART_API_KEY，不会存储',
  session: '仅留在内存中，关闭 Kontext Studio 后清除',
};

export const settings: Texts['settings'] = {
  title: '设置',
  back: '返回',
  sections: {
    service: '服务',
    library: '图库',
    watched: '监视的文件夹',
    sending: '发送',
    queue: '队列',
    money: '费用',
    programs: '打开方式',
    look: '外观',
    keys: '按键',
    about: '关于',
  },
  service: {
    key: 'SeaArt API 密钥',
    keyPlaceholder: '粘贴您的密钥',
    keyHelp: (hasKeychain) => (hasKeychain ? '密钥保存在这台电脑上，只会发送给下面的服务。' : '密钥只会发送给下面的服务。'),
    save: '保存密钥',
    replace: '更换密钥',
    saved: '密钥已保存',
    savedForSession: '密钥已用于本次运行',
    present: (last4, where) =>
      `${last4 === null ? '已有密钥' : `已有尾号为 ${last4} 的密钥`}${where === null ? '' : `，${places[where]}`}。`,
    absent: '没有密钥。编辑会在这台电脑上演练。',
    unread: '现在读不到密钥。编辑会在这台电脑上演练。',
    keychainTrouble: (trouble) => `${trouble}没有钥匙串时，密钥只在本次运行期间有效。`,
    test: '测试密钥',
    testing: '正在测试……',
    clear: '移除密钥',
    cleared: '密钥已移除',
    get: '从 SeaArt 获取密钥',
    rehearse: '演练',
    rehearseHelp: '即使有密钥，也在这台电脑上生成结果。不发送任何内容，也不扣费。',
    origin: '服务地址',
    reference: '模型的参考页面',
    short: (status) =>
      status.present && status.where !== null ? `${status.last4 === null ? '' : `… ${status.last4}，`}${places[status.where]}` : '无',
  },
  library: {
    folder: '文件夹',
    folderHelp: '图片以普通文件保存在这里，每张旁边都有一个 JSON 记录。',
    choose: '选择其他文件夹',
    reveal: '打开文件夹',
    total: (count) => `${formatCount(count)} 个编辑`,
    names: {
      title: '新文件的名称',
      help: '夹在时间和短编号之间的部分。时间和编号始终都有：前者让文件按顺序排列，后者让名称不会重复。只用拉丁字母和数字，任何磁盘都能接受。已有文件的名称不变。',
      words: '可用的字段',
      insert: (word) => `将 {${word}} 放入名称`,
      looseBrace: (piece) => `“${piece}”的花括号不成对。请补全或去掉它。`,
      unknown: (words) => `这些字段没有含义，会原样保留：${words}`,
      means: {
        prompt: '指令开头的词语',
        project: '项目',
        model: '模型',
        seed: '种子',
        original: '第一张图片的名称',
        n: '在一组或一批中的编号',
      },
    },
    rebuild: '重建索引',
    rebuildHelp: '重新读取所有记录。图片和记录不会改变。',
    rebuildStopped: '已停止。读取过的内容会保留；再次重建即可继续。',
    verify: '校验图库',
    verifyHelp: '读取每张图片并与其记录比对。不会改变任何内容；大型图库需要一些时间。',
    verified: ({ edits, findings, stopped }) =>
      `${stopped ? '已停止，校验了' : '已校验'} ${formatCount(edits)} 个编辑：${
        findings === 0 ? '一切正常。' : `有 ${formatCount(findings)} 处需要查看。`
      }`,
    findings: '校验发现的问题',
    moreFindings: (count) => `另有 ${formatCount(count)} 处：“kontext verify”会全部列出。`,
    working: {
      verify: (done, total) => (total === null ? '正在清点文件……' : `已校验 ${formatCount(done)} / ${formatCount(total)} 个文件`),
      import: (done, total) => (total === null ? '正在查找图片……' : `${formatCount(done)} / ${formatCount(total)} 张图片`),
      backup: (done, total) => (total === null ? '正在清点文件……' : `已查看 ${formatCount(done)} / ${formatCount(total)} 个文件`),
      rebuild: (done, total) =>
        total === null ? `已读取 ${formatCount(done)} 条记录` : `已读取 ${formatCount(done)} / ${formatCount(total)} 条记录`,
    },
    backup: '备份',
    backupHelp:
      '把新增内容复制到一个文件夹（最好在另一块磁盘上），并重新读取每个副本。那里的内容不会删除，图片不会被替换；该文件夹本身也能作为图库打开。',
    backUp: '备份到文件夹',
    backUpAgain: '再次备份',
    backedUpTo: (folder, when) => `上次备份到 ${folder}，${when}`,
    neverBackedUp: '尚未从这台电脑备份过',
    backedUp: ({ copied, bytes, same, findings, stopped }) =>
      `${stopped ? '已停止：' : ''}复制了 ${formatCount(copied)} 个文件（${formatBytes(bytes)}），${formatCount(same)} 个已在备份中${
        findings === 0 ? '。' : `，有 ${formatCount(findings)} 个文件需要查看。`
      }`,
    backupReport: '备份结果',
    moreNotBackedUp: (count) => `另有 ${formatCount(count)} 个：“kontext backup”会全部列出。`,
    stop: '停止',
    import: '导入旧结果',
    importHelp:
      '收入文件夹中带有 A1111、ComfyUI、InvokeAI、Fooocus、SwarmUI、Easy Diffusion、NovelAI、Midjourney、Draw Things 或 Kontext Studio 配方的图片。字节保持不变；以前导入过的会跳过。',
    importCopy: '导入文件夹',
    importMove: '移入文件夹',
    importBare: (count) => `导入 ${formatCount(count)} 张没有配方的图片`,
    importReport: '导入结果',
    imported: ({ imported, known, skipped, stopped }) =>
      `${stopped ? '已停止：' : ''}导入 ${formatCount(imported)} 张图片，${formatCount(known)} 张已有，跳过 ${formatCount(skipped)} 张。`,
    moreSkipped: (count) => `另有 ${formatCount(count)} 张：“kontext import”会全部列出。`,
    rebuilt: (count) => `索引已重建：${formatCount(count)} 个编辑`,
    damaged: '损坏的记录',
    damagedHelp: '这些编辑不会显示，文件保持原样。请修复、恢复或移走它们，然后重建索引。',
    damagedIs: (path, reason) => `${path}：${reason}`,
    showDamaged: '在文件夹中显示',
    showDamagedOf: (path) => `在文件夹中显示 ${path}`,
    states: { open: '已打开', missing: '未连接', readonly: '无法写入', indexing: '正在读取记录……' },
  },
  sending: {
    longSide: '发送图片的长边（像素）',
    longSideHelp: '更大的图片会在发送前缩小。FLUX.1 Kontext 以约一百万像素工作，因此超过 2048 很少有帮助。',
    pixels: (pixels) => formatCount(pixels),
    ownSize: '按模型自身的尺寸发送',
    ownSizeHelp:
      '当第一张图片的形状与模型输出尺寸相差不超过 2% 时，会先重采样为该尺寸，这样途中不会被拉伸或裁切，也能准确保留原图像素。数据在 [dev] 上测得。关闭后按图片自身的尺寸发送，由服务来适配。',
    asIs: '原样发送文件',
    asIsHelp: () => `只要服务接受（不超过 ${formatBytes(20_000_000)}），就发送文件本身的字节，包括相机信息和位置信息。`,
    hosts: '允许获取图片的主机',
    hostsHelp: '粘贴或拖入网址时您允许过的主机。移除后会再次询问。',
    noHosts: '还没有主机',
    forgetHost: (host) => `移除 ${host}`,
  },
  queue: {
    atOnce: '同时进行的编辑',
    atOnceHelp: '同时向服务发送多少个。',
    notifications: '编辑结束时通知',
    notificationsHelp: '仅当窗口在后台时。',
  },
  look: {
    theme: '主题',
    system: '跟随系统',
    dark: '深色',
    light: '浅色',
    advice: '书写时的提示',
    adviceHelp: '在 Kontext 的作者建议多说一些的地方，于指令下方显示一行提示。',
    density: '疏密',
    densityHelp: '用于网格、各栏、编写区和这些页面。可点按的控件大小不变。',
    densities: { comfortable: '宽松', compact: '紧凑' },
    cellSize: '网格中图片的大小',
    language: '语言',
    asTheSystem: '跟随系统',
  },
  about: {
    version: (version) => `Kontext Studio ${version}`,
    parts: (parts) => `${parts.host} · Node ${parts.node} · Chromium ${parts.chromium}`,
    what: '使用 FLUX.1 Kontext 编辑图片的桌面工作室。MIT 许可证。',
  },
};
