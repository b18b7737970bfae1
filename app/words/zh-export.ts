// Simplified Chinese of what is said about exporting. English, with {values}, is the name of each sentence.

export const exports: Readonly<Record<string, string>> = {
  'Something else is being exported. Wait until it is done, or stop it.': '正在导出其他内容。请等它完成，或将它停止。',
  'The settings could not be written, so the folder is not remembered. Try again.': '无法写入设置，因此没有记住这个文件夹。请重试。',
  'Copies would lie among the library’s own files there. Choose a folder outside the library.':
    '副本会混在图库自己的文件中。请选择图库之外的文件夹。',
  'The disk of the export folder is full. What was written stays; free some space or choose another folder.':
    '导出文件夹所在的磁盘已满。已写入的文件会保留；请腾出空间，或选择其他文件夹。',
  'The export folder cannot be written to. Allow writing to it, or choose another folder.':
    '导出文件夹无法写入。请允许写入，或选择其他文件夹。',
  'The export folder cannot be found. Connect its drive again, or choose another folder.':
    '找不到导出文件夹。请重新连接磁盘，或选择其他文件夹。',
  'The name is too long for this folder. Choose a shorter name template.': '名称对这个文件夹来说太长。请使用更短的名称模板。',
  'The disk of the export folder reported a fault. What was written stays; try again.':
    '导出文件夹所在的磁盘报告了故障。已写入的文件会保留；请重试。',
  'The disk of the backup is full. What was copied stays; free some space, start the backup again and it goes on.':
    '备份所在的磁盘已满。已复制的内容会保留；请腾出空间，再次开始备份即可继续。',
  'The folder of the backup cannot be written to. Allow writing to it, or choose another folder.':
    '备份文件夹无法写入。请允许写入，或选择其他文件夹。',
  'The folder of the backup cannot be found. Connect its drive again, start the backup again and it goes on.':
    '找不到备份文件夹。请重新连接其磁盘，再次开始备份即可继续。',
  'The disk of the backup reported a fault. What was copied stays; start the backup again.':
    '备份所在的磁盘报告了故障。已复制的内容会保留；请再次开始备份。',
  'A backup cannot lie within the library, nor the library within it. Choose another folder, best on another drive.':
    '备份不能放在图库之内，图库也不能放在备份之内。请选择其他文件夹，最好在另一块磁盘上。',
  'A library is restored into an empty folder, and this one has files. Choose another folder, or a new name.':
    '图库只能恢复到空文件夹，而这个文件夹里有文件。请选择其他文件夹，或取一个新名称。',
  'This folder has other files and is no backup. Choose an empty folder, or a new name.':
    '这个文件夹里有其他文件，不是备份。请选择空文件夹，或取一个新名称。',
  'This folder has the backup of another library. Two libraries are never mixed: choose another folder.':
    '这个文件夹里是另一个图库的备份。两个图库绝不会混在一起：请选择其他文件夹。',
  'There is no library in {folder}. Connect its drive again, or name another folder.':
    '{folder} 中没有图库。请重新连接其磁盘，或指定其他文件夹。',
  'In the backup something else has this name. Move it away there and start the backup again.':
    '备份中有别的东西占用了这个名称。请在那里把它移走，然后再次开始备份。',
  'This file cannot be read and is not in the backup as it is now. Check the library.':
    '无法读取这个文件，备份中没有它现在的内容。请校验图库。',
  'The copy in the backup differs from this picture, and both stay as they are. Check the library: it says whether this one is sound.':
    '备份中的副本与这张图片不同，两者都保持原样。请校验图库：它会说明这一张是否完好。',
  'The backup has a newer version of this file, and both stay as they are. Somebody worked in the backup, or with an older copy of the library.':
    '备份中有这个文件的较新版本，两者都保持原样。有人在备份中工作过，或使用了较旧的图库副本。',
  'This file is damaged: the sound one in the backup stays. Check the library.': '这个文件已损坏：备份中完好的那份会保留。请校验图库。',
  'The copy was written and does not read the same. Try another drive for the backup.': '副本写入后读出的内容不同。请换一块磁盘存放备份。',
  'There is no edit {id} in this library.': '这个图库中没有编辑 {id}。',
  'This edit has no picture to export.': '这个编辑没有可导出的图片。',
  'The picture is not in the library’s folder any more. Fetch it again, or connect its drive, then export it.':
    '图片已不在图库文件夹中。请重新获取它或连接其磁盘，然后再导出。',
  'The picture before is not in the library’s folder any more, so it cannot be compared.': '修改前的图片已不在图库文件夹中，因此无法对比。',
  'The copy of “{name}” came out damaged. Try again.': '“{name}”的副本写坏了。请重试。',
  'The exported file is not there any more.': '导出的文件不在了。',
};
