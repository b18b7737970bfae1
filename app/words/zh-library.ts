// Simplified Chinese of what is said about the library, its records and what may be done now. English, with {values}, is the name of each sentence.

export const library: Readonly<Record<string, string>> = {
  'The disk is full. Nothing that was there is harmed; free some space and it goes on.':
    '磁盘已满。原有内容完好无损；腾出一些空间后会继续。',
  'The disk of the library has no room for the picture, so nothing is sent. Free some space and it goes on.':
    '图库所在的磁盘放不下这张图片，因此没有发送任何内容。腾出一些空间后会继续。',
  'The library folder cannot be written to. Allow writing to it, or choose another folder.':
    '图库文件夹无法写入。请允许写入，或选择其他文件夹。',
  'The library folder cannot be found. Connect its drive again, or choose another folder.':
    '找不到图库文件夹。请重新连接磁盘，或选择其他文件夹。',
  'The library folder {folder} cannot be found. Connect its drive again, or choose another folder.':
    '找不到图库文件夹 {folder}。请重新连接磁盘，或选择其他文件夹。',
  'The library folder {folder} is a file, or lies below one. Move that file away, or choose another folder.':
    '图库文件夹 {folder} 是一个文件，或位于文件之下。请移走该文件，或选择其他文件夹。',
  'The library folder {folder} cannot be made or written to. Allow writing to it and to the folder above it, or choose another folder.':
    '无法创建或写入图库文件夹 {folder}。请允许写入它及其上级文件夹，或选择其他文件夹。',
  'The user-data folder {folder} is a file, or lies below one. Move that file away, or name another folder in KONTEXT_HOME.':
    '用户数据文件夹 {folder} 是一个文件，或位于文件之下。请移走该文件，或在 KONTEXT_HOME 中指定其他文件夹。',
  'The disk of the user-data folder {folder} is full. Free some space, then start again.':
    '用户数据文件夹 {folder} 所在的磁盘已满。请腾出空间，然后重新启动。',
  'The user-data folder {folder} cannot be made or written to. Allow writing to the folder above it, or name another folder in KONTEXT_HOME.':
    '无法创建或写入用户数据文件夹 {folder}。请允许写入其上级文件夹，或在 KONTEXT_HOME 中指定其他文件夹。',
  'This could not be kept: {field} does not fit into a record of the library. Nothing was written, and nothing is charged. Change it, then try again.':
    '无法保存：{field} 不符合图库记录的要求。没有写入任何内容，也没有扣费。请修改后重试。',
  'its size': '大小',
  'The system’s trash did not take it. It stays in the library’s trash.': '系统回收站没有接收它。它仍留在图库的回收站中。',
  'The library folder is not there: {folder}. Connect its drive, or choose another folder.':
    '图库文件夹不在：{folder}。请连接磁盘，或选择其他文件夹。',
  'Too many files are open at once on this computer. Close other programs, or try again in a moment.':
    '这台电脑同时打开的文件过多。请关闭其他程序，或稍后重试。',
  'A file was moved or deleted while it was needed. Try again, or verify the library.':
    '一个文件在需要时已被移走或删除。请重试，或校验图库。',
  'The disk reported a fault. Nothing that was there is harmed; try again.': '磁盘报告了故障。原有内容完好无损；请重试。',
  'The drive takes no folder named “{name}” in {folder}. Choose another name or place; many drives refuse names with : ? * or \\.':
    '磁盘不接受在 {folder} 中名为“{name}”的文件夹。请选择其他名称或位置；许多磁盘不允许名称中有 : ? * 或 \\。',
  'The folder could not be shown.': '无法显示文件夹。',
  'The settings could not be written. Check the space and the rights of the user-data folder, then try again.':
    '无法写入设置。请检查用户数据文件夹的空间和权限，然后重试。',
  'The file {name} in {folder} cannot be read. Move it away and open the folder again: a new one is made, the edits stay.':
    '无法读取 {folder} 中的文件 {name}。请将它移走并重新打开文件夹：会新建一个，编辑不受影响。',
  'The library in {folder} was made by a newer version of Kontext Studio. Update the program, or choose another folder.':
    '{folder} 中的图库由更新版本的 Kontext Studio 创建。请更新程序，或选择其他文件夹。',
  'The library is not open yet.': '图库尚未打开。',
  'The library is set by KONTEXT_LIBRARY. Start the studio without it to choose another.':
    '图库由 KONTEXT_LIBRARY 指定。要选择其他图库，请在没有它的情况下启动。',
  '{count} edits of this library are not at their end. Let them end, cancel or forget them, then change the library.':
    '这个图库有 {count} 个编辑尚未结束。请等它们结束，或取消、不再追踪它们，然后更换图库。',
  'Reading the library was stopped. What was read stays.': '已停止读取图库。读取过的内容会保留。',
  'The index of the library could not be made. The records are not touched; try again.': '无法建立图库的索引。记录未被改动；请重试。',
  'The index of the library could not be opened.': '无法打开图库的索引。',
  'The check could not go on. Try it again.': '校验无法继续。请重试。',
  'Something else is being done with the whole library. Wait until it has ended, or stop it.':
    '正在对整个图库进行其他操作。请等它结束，或停止它。',
  'This folder is in the library already. Choose one that is outside of it.': '这个文件夹已在图库中。请选择图库之外的文件夹。',
  'The folder {folder} cannot be read. Choose another one.': '无法读取文件夹 {folder}。请选择其他文件夹。',
  'This is no folder of this computer.': '这不是这台电脑上的文件夹。',
  'It carries no recipe that is known here.': '它没有可识别的配方。',
  'It carries no recipe that is known here. Its file names {program}.': '它没有可识别的配方。文件中注明的程序是 {program}。',
  'It changed while it was being read. Import it again.': '读取过程中它发生了变化。请重新导入。',
  'It was imported, but the original could not be removed.': '已导入，但无法移除原文件。',

  'The record {path} {reason}. It was left as it is; move it away to go on with this edit.':
    '记录 {path}{reason}，已保持原样；要继续这个编辑，请将它移走。',
  'This record is not there any more, or can be read again by now.': '这条记录不在了，或现在又可以读取了。',
  'is larger than {size} MB, which no record is': '超过 {size} MB，记录不会这么大',
  'is a link, not a file': '是链接，不是文件',
  'is not a regular file': '不是普通文件',
  'may not be read': '没有读取权限',
  'could not be read from the disk': '无法从磁盘读取',
  'is empty': '是空的',
  'is not complete JSON': '不是完整的 JSON',
  'was written by a newer version of Kontext Studio': '由更新版本的 Kontext Studio 写入',
  'is not a record: {part} does not fit': '不是记录：{part} 不符合',
  'the whole': '整体',

  'The picture of this edit is not here any more. Put it back, or run the edit again.':
    '这个编辑的图片不在了。请放回图片，或再次运行编辑。',
  'The picture is not the one that was received: it was changed or damaged.': '图片与收到时不同：已被改动或损坏。',
  'The input “{name}” was changed or damaged.': '输入图片“{name}”已被改动或损坏。',
  'This input was changed or damaged.': '这张输入图片已被改动或损坏。',
  'The record {reason}. It was left as it is.': '记录{reason}，已保持原样。',
  'An unfinished file of a program that ended early, or of one that is at work.': '未完成的文件，来自提前结束或正在工作的程序。',
  'The input “{name}” is not here any more.': '输入图片“{name}”不在了。',
  'It belongs to {file}, which is not there. It was found by its content and is shown from here.':
    '它属于 {file}，而那个文件不在。已根据内容找到它，并从这里显示。',
  'No record names this file.': '没有记录提到这个文件。',
  'No edit was given this input any more. It may be thrown away.': '已没有编辑使用这个输入，可以丢弃。',
  'A second record of the edit in {file}, as a syncing program leaves it. Compare the two and keep one.':
    '{file} 中编辑的第二份记录，是同步程序留下的。请比较两份并保留其一。',

  'This edit is not in the library any more.': '这个编辑不在图库中了。',
  'Another program is running this edit right now. Wait until it has ended, or act there.':
    '另一个程序正在运行这个编辑。请等它结束，或在那里操作。',
  'This edit is known to the service or at its end by now. Look at it before it is sent again.':
    'SeaArt 已认识这个编辑，或它已结束。再次发送前请先查看。',
  'Decide first what becomes of the request whose outcome is unknown.': '请先决定如何处理结果未知的请求。',
  'This edit was imported. Load its recipe, look whether all is there, then run it.':
    '这个编辑是导入的。请载入它的配方，检查是否齐全，再运行。',
  'Only an edit whose outcome is unknown, or that was lost, can be given a request id.': '只有结果未知或丢失的编辑才能指定请求编号。',
  'There is nothing to ask the service about this edit.': '关于这个编辑，没有可向服务查询的内容。',
  'Only pictures of an edit that is done can be fetched again.': '只有已完成的编辑才能重新获取图片。',
  'It has not been sent yet, so only the program that runs it can cancel it.': '它尚未发送，只有运行它的程序才能取消它。',
  'An edit that is still under way, or whose outcome is unknown, cannot go to the trash. End it first.':
    '仍在进行或结果未知的编辑不能移到回收站。请先结束它。',

  'Write what should change, then run. The model needs an instruction.': '请写下想改变什么，再运行。模型需要指令。',
  'This very edit is in the library or on its way already: same pictures, same words, same seed. Running it again would be charged again.':
    '完全相同的编辑已在图库中或正在进行：相同的图片、指令和种子。再次运行会再次扣费。',
  'This version of the studio does not know the model “{model}”.': '这个版本不认识模型“{model}”。',
  '{model} takes at most {most} pictures; {count} were given.': '{model} 最多使用 {most} 张图片；给了 {count} 张。',
  '{model} has no parameter “{field}”.': '{model} 没有参数“{field}”。',
  '{field} must be a whole number from {least} to {most}.': '{field}必须是 {least} 到 {most} 之间的整数。',
  '{field} must be width:height from {widest} to {tallest}.': '{field}必须是 {widest} 到 {tallest} 之间的宽高比。',
  '{field} must be one of {values}.': '{field}必须是其中之一：{values}。',
  aspect_ratio: '宽高比',
  output_format: '格式',
  seed: '种子',
  prompt_upsampling: '指令扩写',
  safety_tolerance: '安全宽松度',
  '{field} must be true or false.': '{field}必须是 true 或 false。',
};
