// Simplified Chinese of what is said about watched folders. English, with {values}, is the name of each sentence.

export const watched: Readonly<Record<string, string>> = {
  'The folder {folder} is not there. Connect its drive; it is looked at again by itself.':
    '文件夹 {folder} 不存在。请连接其硬盘，之后会自动重新查看。',
  'This folder cannot be watched: {why}': '无法监视此文件夹：{why}',
  'The library’s own pictures lie there. Choose a folder outside the library.': '图库自己的图片在那里。请选择图库之外的文件夹。',
  'The library lies in that folder. Choose one of its other folders, or one beside it.':
    '图库就在该文件夹中。请选择其中的其他文件夹，或旁边的文件夹。',
  'Exports are written there, and would come back as new pictures. Choose another folder, or export elsewhere.':
    '导出的图片写在那里，会再次成为新图片。请选择其他文件夹，或导出到别处。',
  'The program keeps its own files there. Choose a folder of yours.': '程序自己的文件在那里。请选择您自己的文件夹。',
  'That is in the system’s trash. Choose a folder whose pictures you want.': '那里是系统回收站。请选择您想要的图片所在的文件夹。',
  'This folder is watched already.': '此文件夹已在监视中。',
  'At most {most} folders are watched. Remove one first.': '最多监视 {most} 个文件夹。请先移除一个。',
  'This folder is not watched any more.': '此文件夹已不再监视。',
  'No picture waits in this folder any more.': '此文件夹中已没有等待的图片。',
  'The list of watched folders could not be read. It is kept as {file}; add the folders again.':
    '无法读取监视文件夹的列表。它保存为 {file}；请重新添加文件夹。',
  'That folder is watched: copies there would come back as new pictures. Choose another folder for exports.':
    '该文件夹正在监视中：导出到那里的副本会再次成为新图片。请为导出选择其他文件夹。',
};
