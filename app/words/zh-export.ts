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
  'There is no edit {id} in this library.': '这个图库中没有编辑 {id}。',
  'This edit has no picture to export.': '这个编辑没有可导出的图片。',
  'The picture is not in the library’s folder any more. Fetch it again, or connect its drive, then export it.':
    '图片已不在图库文件夹中。请重新获取它或连接其磁盘，然后再导出。',
  'The picture before is not in the library’s folder any more, so it cannot be compared.': '修改前的图片已不在图库文件夹中，因此无法对比。',
  'The copy of “{name}” came out damaged. Try again.': '“{name}”的副本写坏了。请重试。',
  'The exported file is not there any more.': '导出的文件不在了。',
};
