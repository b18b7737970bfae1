// Simplified Chinese of what is said about pictures on this computer. English, with {values}, is the name of each sentence.

export const pictures: Readonly<Record<string, string>> = {
  'What was to be sent is not what the window shows, so nothing was sent. Look at the pictures, then run again.':
    '将要发送的内容与窗口所显示的不一致，因此没有发送任何内容。请查看图片后再运行。',
  // Said by the window, of a call that broke off.
  'The picture could not be read. Add it again.': '无法读取这张图片。请重新添加。',
  'The recipe could not be read. Try again.': '无法读取配方。请重试。',
  '“{name}” is not there any more. Choose the file again.': '“{name}”不在了。请重新选择文件。',
  '“{name}” is a folder. Choose the pictures in it.': '“{name}”是文件夹。请选择其中的图片。',
  '“{name}” may not be read. Allow reading it, or choose another file.': '没有读取“{name}”的权限。请允许读取，或选择其他文件。',
  '“{name}” is not a file. Choose a picture file.': '“{name}”不是文件。请选择图片文件。',
  '“{name}” could not be read. Check its drive, or choose another file.': '无法读取“{name}”。请检查所在磁盘，或选择其他文件。',
  '“{name}” could not be read to its end. Check its drive, or choose another file.':
    '“{name}”未能读取完整。请检查所在磁盘，或选择其他文件。',
  '“{name}” is a pipe or a device, not a file. Choose a picture file.': '“{name}”是管道或设备，不是文件。请选择图片文件。',
  '“{name}” is empty. Choose another file, or save it again.': '“{name}”是空的。请选择其他文件，或重新保存。',
  '“{name}” is {what}. Kontext Studio sends pixels: export it as PNG or JPEG first.':
    '“{name}”是{what}。Kontext Studio 发送的是像素：请先导出为 PNG 或 JPEG。',
  '“{name}” is {what}. Choose a JPEG, PNG, WebP, AVIF, TIFF or GIF picture.':
    '“{name}”是{what}。请选择 JPEG、PNG、WebP、AVIF、TIFF 或 GIF 图片。',
  '“{name}” is a HEIC picture, which this computer’s decoder cannot read. Export it as JPEG first, or set the camera to “Most compatible”.':
    '“{name}”是 HEIC 图片，这台电脑的解码器无法读取。请先导出为 JPEG，或将相机设为“兼容性最佳”。',
  '“{name}” has {size} MB; a picture may have {most} MB. Export a smaller copy first.':
    '“{name}”有 {size} MB；图片最多 {most} MB。请先导出一份更小的副本。',
  '“{name}” says it has {width} × {height} pixels; a picture may have {most} megapixels. Export a smaller copy first.':
    '“{name}”标明有 {width} × {height} 像素；图片最多 {most} 百万像素。请先导出一份更小的副本。',
  '“{name}” has {width} × {height} pixels; a picture may have {most} megapixels. Export a smaller copy first.':
    '“{name}”有 {width} × {height} 像素；图片最多 {most} 百万像素。请先导出一份更小的副本。',
  '“{name}” has more than {most} megapixels. Export a smaller copy first.': '“{name}”超过 {most} 百万像素。请先导出一份更小的副本。',
  '“{name}” names its colours in a way that cannot be converted here. Export it in sRGB first.':
    '“{name}”所标注的色彩方式无法在此转换。请先导出为 sRGB。',
  '“{name}” is of a kind this computer’s decoder cannot read. Export it as JPEG or PNG first.':
    '这台电脑的解码器无法读取“{name}”这类图片。请先导出为 JPEG 或 PNG。',
  '“{name}” is damaged or cut short. Open it in another program and save it again, or choose another file.':
    '“{name}”已损坏或不完整。请在其他程序中打开并重新保存，或选择其他文件。',
  '“{name}” is not the file it was when it was added. Add it again.': '“{name}”已不是添加时的文件。请重新添加。',
  '“{name}” is a picture of the kind {kind}, which cannot be sent as it is. Turn “send as is” off, or export it as PNG or JPEG first.':
    '“{name}”是 {kind} 类型的图片，不能原样发送。请关闭“原样发送文件”，或先导出为 PNG 或 JPEG。',
  '“{name}” has {size} MB and {pixels} megapixels; as it is a picture may have {most} MB and {mostPixels} megapixels. Turn “send as is” off, or export a smaller copy first.':
    '“{name}”有 {size} MB、{pixels} 百万像素；原样发送的图片最多 {most} MB、{mostPixels} 百万像素。请关闭“原样发送文件”，或先导出一份更小的副本。',
  '“{name}” took longer than {seconds} seconds to decode. Save it again with another program, or choose another file.':
    '“{name}”解码超过 {seconds} 秒。请用其他程序重新保存，或选择其他文件。',
  '“{name}” stopped the decoder twice. Open it in another program and save it again, or choose another file.':
    '“{name}”两次使解码器停止。请在其他程序中打开并重新保存，或选择其他文件。',
  '“{name}” is no longer in the library’s inputs folder. Add it again and run again; nothing was sent.':
    '“{name}”已不在图库的输入文件夹中。请重新添加并再次运行；没有发送任何内容。',
  '“{name}” is not here any more. Add it again, then run.': '“{name}”不在了。请重新添加，再运行。',
  '“{name}” changed while it was being read. Drop it again.': '读取过程中“{name}”发生了变化。请重新拖入。',
  '{name} is larger than 64 MB. Make a smaller copy of it first.': '{name} 超过 64 MB。请先制作一份更小的副本。',
  'This picture is not here any more. Add it again.': '这张图片不在了。请重新添加。',
  'There is no picture in this folder.': '这个文件夹中没有图片。',
  'This result is not in the library’s folder any more.': '这个结果已不在图库文件夹中。',
  'The picture is not where it was saved. Moved or renamed files are found again by Rebuild.':
    '图片不在保存的位置。移动或改名的文件可通过“重建索引”找回。',
  'This file is not there any more.': '这个文件不在了。',
  'The picture process met a fault of its own. Try again.': '处理图片的部分出了故障。请重试。',
  'Kontext Studio is closing.': 'Kontext Studio 正在关闭。',
  'The part of the program that decodes pictures cannot start. Restart Kontext Studio; if it stays so, install it again.':
    '程序中负责解码图片的部分无法启动。请重新启动 Kontext Studio；如果仍然如此，请重新安装。',

  '“{name}” is a camera raw file. Develop it in your raw program and export it as JPEG, PNG or TIFF first.':
    '“{name}”是相机原始文件。请先用 RAW 处理软件冲印，并导出为 JPEG、PNG 或 TIFF。',
  '“{name}” begins with a small preview, which is all that this computer’s decoder would read. Export it as JPEG, PNG or a TIFF of one page first.':
    '“{name}”以一张小预览图开头，这台电脑的解码器只会读取它。请先导出为 JPEG、PNG 或单页 TIFF。',
  '“{name}” took too long to decode: this computer is busy, or the picture is too much for it. Try again, or choose a smaller copy.':
    '“{name}”解码时间过长：这台电脑正忙，或图片过大。请重试，或选择更小的副本。',
  '“{name}” is turned or coloured by a note in it that few programs follow, so the model might see another picture than you. Turn “send as is” off, or export it anew first.':
    '“{name}”的方向或色彩由文件中的标注决定，而少有程序遵循它，模型看到的图片可能与您看到的不同。请关闭“原样发送文件”，或先重新导出。',
  '“{name}” is a JPEG of a kind that few programs read. Turn “send as is” off, or export it as PNG or JPEG first.':
    '“{name}”是少有程序能读取的 JPEG。请关闭“原样发送文件”，或先导出为 PNG 或 JPEG。',

  'an SVG drawing': ' SVG 图形',
  'a PDF document': ' PDF 文档',
  'a Photoshop document': ' Photoshop 文档',
  'a BMP picture': ' BMP 图片',
  'an icon': '图标',
  'a JPEG XL picture': ' JPEG XL 图片',
  'a JPEG 2000 picture': ' JPEG 2000 图片',
  'an OpenEXR picture': ' OpenEXR 图片',
  'a camera raw file': '相机 RAW 文件',
  'a GIMP document': ' GIMP 文档',
  'a database': '数据库',
  'a program': '程序',
  'a script': '脚本',
  'a ZIP archive or an office document': ' ZIP 压缩包或办公文档',
  'a compressed archive': '压缩包',
  'a video': '视频',
  'a PostScript document': ' PostScript 文档',
  'a sound file': '声音文件',
  'an empty file': '空文件',
  'a file that is no picture': '不是图片的文件',
  'a web page': '网页',
  'an XML document': ' XML 文档',
  'a text file': '文本文件',
  // Of composites.
  'This result is not in the library any more.': '这个结果已不在图库中。',
  'This result was made of words alone: there are no pixels of yours in it that could be kept.':
    '这个结果只由文字生成：其中没有可以保留的原图像素。',
  'This version was laid by another version of this program and cannot be made again as it was. Put the file back from a backup, or keep your pixels of the result once more.':
    '这个版本由本程序的另一个版本合成，无法照原样重新合成。请从备份中放回文件，或对该结果重新“保留我的像素”。',
  'The original this version was made from is not in the library’s folder any more, so it cannot be made again. Put either file back from a backup.':
    '合成这个版本所用的原图已不在图库文件夹中，因此无法重新合成。请从备份中放回其中任一文件。',
  'The result this version was made from is not in the library’s folder any more, so it cannot be made again. Put either file back from a backup.':
    '合成这个版本所用的结果已不在图库文件夹中，因此无法重新合成。请从备份中放回其中任一文件。',
  'What comes of the two pictures now is not this version byte for byte, so nothing was written. Put the file back from a backup, or keep your pixels of the result once more.':
    '现在用这两张图片合成的文件与这个版本并非逐字节相同，因此没有写入任何内容。请从备份中放回文件，或对该结果重新“保留我的像素”。',
  '“{name}”, the picture this result was made from, is not in the library’s folder any more.':
    '生成此结果所用的图片“{name}”已不在图库文件夹中。',
  'Stopped.': '已停止。',
  'There is no part {number}: {count} were found. Without --parts all are taken.':
    '没有第 {number} 处：共找到 {count} 处。不加 --parts 则全部采用。',
  '“{name}” has no such part: it is {width} × {height} px. Choose the crop again.':
    '“{name}”没有这一部分：它是 {width} × {height} 像素。请重新选择裁剪范围。',
  '“{name}” is smaller than the part that was sent of it, so it is not the picture this result was made from.':
    '“{name}”比所发送的部分还小，因此不是生成此结果所用的图片。',
  'The composite came out damaged. Try again.': '合成的图片已损坏。请重试。',
  // Pictures on the web.
  'This is no address of a picture on the web. Copy the address of the picture itself, or save it and add the file.':
    '这不是网络图片的地址。请复制图片本身的地址，或保存图片后添加文件。',
  'Only https addresses are taken, so that nobody on the way sees or changes the picture. Save it and add the file.':
    '只接受 https 网址，以免途中有人看到或改动图片。请保存图片后添加文件。',
  'This address holds a user name, so it is neither fetched nor sent. Save the picture and add the file.':
    '这个网址含有用户名，因此既不获取也不发送。请保存图片后添加文件。',
  'This address names a port of its own, so it is neither fetched nor sent. Save the picture and add the file.':
    '这个网址指定了端口，因此既不获取也不发送。请保存图片后添加文件。',
  'This address is inside a private network, so it is neither fetched nor sent. Save the picture and add the file.':
    '这个网址在内部网络中，因此既不获取也不发送。请保存图片后添加文件。',
  'This address holds your SeaArt key, so it is neither fetched nor sent. Copy the address of the picture without it.':
    '这个网址含有您的 SeaArt 密钥，因此既不获取也不发送。请复制不含密钥的图片地址。',
  '{host} leads from one address to the next without end. Save the picture and add the file.':
    '{host} 不断转到下一个网址。请保存图片后添加文件。',
  '{host} answered with a web page, not a picture. Copy the address of the picture itself, or save it and add the file.':
    '{host} 返回的是网页，不是图片。请复制图片本身的地址，或保存图片后添加文件。',
  '{host} answered with nothing where a picture should be. Save the picture and add the file.':
    '{host} 没有返回图片。请保存图片后添加文件。',
  '“{name}” has more than {most} MB, the most that a picture may have. Export a smaller copy first.':
    '“{name}”超过 {most} MB，这是图片的上限。请先导出一份更小的副本。',
  '{host} gives this picture only to those who are signed in there. Save it in your browser, then add the file.':
    '{host} 只向已登录的人提供这张图片。请在浏览器中保存，再添加文件。',
  '{host} has no picture at this address, or not any more. Copy its address again, or save it and add the file.':
    '{host} 在这个网址上没有图片，或已不再有。请重新复制网址，或保存图片后添加文件。',
  '{host} answered with HTTP {status} instead of a picture. Try again later, or save it and add the file.':
    '{host} 返回了 HTTP {status}，没有返回图片。请稍后再试，或保存图片后添加文件。',
  '{host} could not be reached, or did not send the whole picture. Try again, or save it and add the file.':
    '无法连接 {host}，或图片没有传送完整。请重试，或保存图片后添加文件。',
  '{host} leads into a private network, so it is neither fetched nor sent. Save the picture and add the file.':
    '{host} 通向内部网络，因此既不获取也不发送。请保存图片后添加文件。',
  '{host} leads on to where no picture is fetched from: not https, or inside a private network. Save the picture and add the file.':
    '{host} 转到了不能获取图片的地方：不是 https，或在内部网络中。请保存图片后添加文件。',
  'A proxy stands between this computer and the web, so where {host} leads cannot be checked and nothing is fetched. Save the picture and add the file.':
    '这台电脑通过代理访问网络，无法检查 {host} 通向哪里，因此没有获取任何内容。请保存图片后添加文件。',
  '{host} cannot be looked up, so whether it is inside a private network is not known. Try again when you are online.':
    '无法查询 {host}，不知道它是否在内部网络中。请联网后再试。',
  'Of “{name}” a part alone is to be sent, which its address cannot say. Send the picture itself.':
    '“{name}”只发送其中一部分，网址无法说明这一点。请发送图片本身。',
  'The address of “{name}” was kept without its query, so it cannot be sent. Send the picture itself, or paste its address again.':
    '“{name}”的网址没有保留查询部分，因此不能发送。请发送图片本身，或重新粘贴网址。',
};
