// Simplified Chinese of what the core says.
import type { Sentences } from '../../en/core/core.ts';

export const web: Sentences['web'] = {
  noAddress: '这不是网络图片的地址。请复制图片本身的地址，或保存图片后添加文件。',
  onlyHttps: '只接受 https 网址，以免途中有人看到或改动图片。请保存图片后添加文件。',
  userName: '这个网址含有用户名，因此既不获取也不发送。请保存图片后添加文件。',
  port: '这个网址指定了端口，因此既不获取也不发送。请保存图片后添加文件。',
  privateAddress: '这个网址在内部网络中，因此既不获取也不发送。请保存图片后添加文件。',
  holdsKey: '这个网址含有您的 SeaArt 密钥，因此既不获取也不发送。请复制不含密钥的图片地址。',
  endless: '{host} 不断转到下一个网址。请保存图片后添加文件。',
  page: '{host} 返回的是网页，不是图片。请复制图片本身的地址，或保存图片后添加文件。',
  nothing: '{host} 没有返回图片。请保存图片后添加文件。',
  tooLarge: '“{name}”超过 {most} MB，这是图片的上限。请先导出一份更小的副本。',
  signIn: '{host} 只向已登录的人提供这张图片。请在浏览器中保存，再添加文件。',
  noPicture: '{host} 在这个网址上没有图片，或已不再有。请重新复制网址，或保存图片后添加文件。',
  status: '{host} 返回了 HTTP {status}，没有返回图片。请稍后再试，或保存图片后添加文件。',
  unreachable: '无法连接 {host}，或图片没有传送完整。请重试，或保存图片后添加文件。',
  privateHost: '{host} 通向内部网络，因此既不获取也不发送。请保存图片后添加文件。',
  leadsAway: '{host} 转到了不能获取图片的地方：不是 https，或在内部网络中。请保存图片后添加文件。',
  proxy: '这台电脑通过代理访问网络，无法检查 {host} 通向哪里，因此没有获取任何内容。请保存图片后添加文件。',
  unknownHost: '无法查询 {host}，不知道它是否在内部网络中。请联网后再试。',
  partAlone: '“{name}”只发送其中一部分，网址无法说明这一点。请发送图片本身。',
  noQuery: '“{name}”的网址没有保留查询部分，因此不能发送。请发送图片本身，或重新粘贴网址。',
};
