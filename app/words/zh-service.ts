// Simplified Chinese of what is said about the key, the service and what it did. English, with {values}, is the name of each sentence.
import type { FailureKind } from '../failure.ts';

/** For a sentence that is not known here, as one that another version wrote into a record. */
export const ofKind: Readonly<Record<FailureKind, string>> = {
  'no-key': '没有 SeaArt 密钥。请在“设置”中添加。',
  'bad-key': 'SeaArt 未接受密钥。请在“设置”中输入有效的密钥。',
  balance: 'SeaArt 额度不足。请充值后再运行。',
  'model-denied': '这个密钥不能使用该模型。请换一个密钥，或请 SeaArt 开通。',
  'model-unknown': '不认识这个模型。',
  'invalid-request': '请求无法使用。请修改后再运行。',
  'too-large': '图片太大。请选择更小的图片。',
  blocked: '被安全策略拦截。请修改指令或图片后再运行。',
  limit: '会超过您设置的费用上限。请在“设置”的“费用”中提高上限。',
  'rate-limited': '请求过多。请稍后再试。',
  offline: '无法连接到 SeaArt。请检查网络连接。',
  'service-trouble': 'SeaArt 暂时没有正常应答。',
  'outcome-unknown': '不知道请求的结果，可能已扣费。请决定是否再次发送。',
  'request-not-found': 'SeaArt 不再认识这个请求。请稍后再次检查。',
  'model-failed': '模型未能完成，可能已扣费。可以重试。',
  'model-timeout': '模型超时，可能已扣费。可以重试。',
  cancelled: '已取消。',
  'no-result': '没有得到图片。可以重试。',
  'result-expired': '图片的链接已失效。请再次检查。',
  'result-damaged': '收到的图片已损坏。请再次检查。',
  'picture-missing': '图片不在了。请重新添加。',
  'picture-unsupported': '不支持这种图片。请换一张图片。',
  'picture-too-large': '图片太大。请换一张更小的图片。',
  'picture-damaged': '图片已损坏。请换一张图片。',
  'picture-process': '处理图片的部分出了问题。请重试。',
  'disk-full': '磁盘已满。请腾出空间。',
  'disk-trouble': '磁盘出了问题。请重试。',
  'library-missing': '找不到图库文件夹。请连接磁盘或选择其他文件夹。',
  'library-readonly': '图库文件夹无法写入。请更改权限或选择其他文件夹。',
  'record-damaged': '记录无法读取。',
  'edit-not-found': '这个编辑不在图库中了。',
  'owned-elsewhere': '另一个程序正在运行这个编辑。',
  keychain: '钥匙串出了问题。',
  'paid-before': '同样的请求以前运行过，再次运行会再次扣费。',
  usage: '现在不能这样做。',
};

export const service: Readonly<Record<string, string>> = {
  'There is no SeaArt key. Add one in Settings, or rehearse without a key; nothing was sent.':
    '没有 SeaArt 密钥。请在“设置”中添加，或不用密钥进行演练；没有发送任何内容。',
  'The key is missing. Add it in Settings: the edit is asked for again with it, nothing is lost.':
    '缺少密钥。请在“设置”中添加：添加后会重新查询这个编辑，不会丢失任何内容。',
  'There is no key to test. Enter one first.': '没有可测试的密钥。请先输入一个。',
  'SeaArt does not accept this key.': 'SeaArt 不接受这个密钥。',
  'SeaArt cannot be reached, so nothing is known about the key.': '无法连接到 SeaArt，因此不知道密钥是否有效。',
  'SeaArt accepts this key.': 'SeaArt 接受这个密钥。',
  'This does not look like a key: it must be one line of at least 8 letters, digits and signs, without spaces.':
    '这看起来不是密钥：密钥应为一行，至少 8 个字母、数字或符号，不含空格。',
  'The key could not be removed from the keychain. {trouble}': '无法从钥匙串中移除密钥。{trouble}',
  'The keychain is locked or refused. Unlock it and try again; until then a key is kept for this session only.':
    '钥匙串已锁定或拒绝访问。请解锁后重试；在此之前，密钥只在本次运行期间有效。',
  'The keychain does not answer. Look for a question of its own on the screen, or start it again; until then a key is kept for this session only.':
    '钥匙串没有应答。请查看屏幕上是否有它的提示窗口，或重新启动它；在此之前，密钥只在本次运行期间有效。',
  'The keychain stopped while it was asked. Start it again, or sign out and in, and try again; until then a key is kept for this session only.':
    '钥匙串在应答时停止了。请重新启动它，或注销后重新登录，然后重试；在此之前，密钥只在本次运行期间有效。',
  'The keychain shows no key, and it could not be asked whether it is locked. Unlock it and try again; until then a key is kept for this session only.':
    '钥匙串里没有找到密钥，也无法得知它是否已锁定。请解锁后重试；在此之前，密钥只在本次运行期间有效。',
  'This computer offers no keychain to the studio. A key is kept for this session only and has to be entered again next time.':
    '这台电脑没有可用的钥匙串。密钥只在本次运行期间有效，下次需要重新输入。',
  'The service address “{address}” cannot be used. It must begin with https://; plain http is for addresses on this computer only.':
    '无法使用服务地址“{address}”。地址必须以 https:// 开头；http 只能用于这台电脑上的地址。',

  'The SeaArt balance does not cover this edit. Top up your credits, then run it again; nothing was charged.':
    'SeaArt 额度不足以运行这个编辑。请充值后再运行；没有扣费。',
  'The SeaArt balance does not cover this edit. Top up your credits, then run it again.': 'SeaArt 额度不足以运行这个编辑。请充值后再运行。',
  'SeaArt did not accept the key. Enter a valid key in Settings, then run it again; nothing was charged.':
    'SeaArt 未接受密钥。请在“设置”中输入有效的密钥，再运行；没有扣费。',
  'SeaArt did not accept the key while this edit was out. Enter a valid key: the edit is asked for again with it, nothing is lost.':
    '这个编辑进行期间，SeaArt 未接受密钥。请输入有效的密钥：之后会重新查询这个编辑，不会丢失任何内容。',
  'This key may not use the model: {words}. Use another key or ask SeaArt to enable the model; nothing was charged.':
    '这个密钥不能使用该模型：{words}。请换一个密钥，或请 SeaArt 开通该模型；没有扣费。',
  'SeaArt does not know this model or address: {words}. Check the service address; nothing was charged.':
    'SeaArt 不认识这个模型或地址：{words}。请检查服务地址；没有扣费。',
  'The pictures are too large for SeaArt: {words}. Choose a smaller long side in Settings; nothing was charged.':
    '图片对 SeaArt 来说太大：{words}。请在“设置”中选择更小的长边；没有扣费。',
  'SeaArt refused the request: {words}. Change it and run again; nothing was charged.':
    'SeaArt 拒绝了请求：{words}。请修改后再运行；没有扣费。',
  'SeaArt could not use the request: {words}. Change it and run again.': 'SeaArt 无法使用这个请求：{words}。请修改后再运行。',
  'Blocked by the safety policy. Change the instruction or the picture, or allow more with the safety tolerance, and run again.':
    '被安全策略拦截。请修改指令或图片，或调高安全宽松度，然后再运行。',
  // As they are said of a rehearsal.
  '{first} Nothing is charged in a rehearsal.': '{first}演练不扣费。',
  'Cancelled.': '已取消。',
  'The model took too long and gave up. Run it again.': '模型耗时过长，已放弃。请再次运行。',
  'The model could not finish: {words}. Run it again.': '模型未能完成：{words}。请再次运行。',
  'SeaArt no longer knows this request. Check again later.': 'SeaArt 不再认识这个请求。请稍后再次检查。',
  'SeaArt finished the edit but returned no picture. Run it again.': 'SeaArt 完成了编辑，但没有返回图片。请再次运行。',
  'The link to the finished picture has expired and no fresh one was given. Check again.':
    '成品图片的链接已失效，也没有得到新的链接。请再次检查。',
  'What arrived in place of the picture is damaged or not a picture. Check again.': '收到的内容已损坏或不是图片。请再次检查。',
  'The request went out, but no usable answer came back. The rehearsal may have accepted it, and charges nothing. It is not sent again by itself: decide whether to send it again.':
    '请求已发出，但没有收到可用的应答。演练服务可能已接受，且不扣费。程序不会自动再次发送：请决定是否再次发送。',

  'Cancelled. It may still have been charged.': '已取消，但仍可能已扣费。',
  'The model took too long and gave up. Run it again; this one may have been charged.':
    '模型耗时过长，已放弃。请再次运行；这一次可能已扣费。',
  'The model could not finish: {words}. Run it again; this one may have been charged.':
    '模型未能完成：{words}。请再次运行；这一次可能已扣费。',
  'The request went out, but no usable answer came back. SeaArt may have accepted and charged it. It is not sent again by itself: decide whether to send it again.':
    '请求已发出，但没有收到可用的应答。SeaArt 可能已接受并扣费。程序不会自动再次发送：请决定是否再次发送。',
  'SeaArt cannot be reached. Check the connection; nothing was sent and nothing was charged.':
    '无法连接到 SeaArt。请检查网络连接；没有发送任何内容，也没有扣费。',
  'SeaArt does not answer at the moment. The edit goes on there and is asked for again by itself.':
    'SeaArt 暂时没有应答。编辑仍在那里进行，程序会自动再次查询。',
  'SeaArt asks for a pause: too many requests. The edit waits and is sent when SeaArt allows; nothing was charged.':
    'SeaArt 要求暂停：请求过多。编辑会等待，在 SeaArt 允许时发送；没有扣费。',
  'SeaArt kept refusing for too many requests. Wait a while, then run it again; nothing was charged.':
    'SeaArt 因请求过多一直拒绝。请稍等，再运行；没有扣费。',
  'SeaArt no longer knows this request. Check again later, or give the request id to SeaArt’s support; it may have been charged.':
    'SeaArt 不再认识这个请求。请稍后再次检查，或将请求编号交给 SeaArt 客服；可能已扣费。',
  'SeaArt finished the edit but returned no picture. Run it again; this one may have been charged.':
    'SeaArt 完成了编辑，但没有返回图片。请再次运行；这一次可能已扣费。',
  'The link to the finished picture has expired and no fresh one was given. Check again; the picture was probably charged.':
    '成品图片的链接已失效，也没有得到新的链接。请再次检查；图片很可能已扣费。',
  'What arrived in place of the picture is damaged or not a picture. Check again; the picture was probably charged.':
    '收到的内容已损坏或不是图片。请再次检查；图片很可能已扣费。',
  'Still running at SeaArt, longer than usual. It is checked every few minutes and is not given up.':
    '仍在 SeaArt 运行，比平时更久。程序每隔几分钟查询一次，不会放弃。',
  'The finished picture cannot be fetched at the moment. It is safe at SeaArt and is asked for again by itself.':
    '目前无法取回成品图片。它在 SeaArt 安全保存，程序会自动再次获取。',
  'The result’s address answers with a web page, not a picture. Sign in to this network if it asks for it, or try another one; the finished picture stays at SeaArt and is asked for again by itself.':
    '结果的地址返回的是网页，而不是图片。如果当前网络要求登录，请先登录，或换一个网络；成品图片仍保存在 SeaArt，程序会自动再次获取。',
  '{first} The edit goes on at SeaArt, and its picture is fetched as soon as it can be kept.':
    '{first}编辑仍在 SeaArt 进行，一旦可以存放就会取回图片。',
  '{first} The finished picture is safe at SeaArt and is fetched as soon as it can be kept.':
    '{first}成品图片在 SeaArt 安全保存，一旦可以存放就会取回。',

  '{what} It stays at the service for a while: fetch it again.': '{what}它会在服务上保留一段时间：请重新获取。',
  'The downloaded file could not be read.': '下载的文件无法读取。',
  'What was downloaded is no picture.': '下载的内容不是图片。',
  'What was downloaded cannot be decoded.': '下载的内容无法解码。',
  'The downloaded picture ends too early.': '下载的图片不完整。',
  'The downloaded picture is damaged.': '下载的图片已损坏。',
  'SeaArt cannot be reached, so the picture could not be fetched. Nothing was changed; fetch it again later.':
    '无法连接到 SeaArt，因此未能获取图片。没有改变任何内容；请稍后重新获取。',
  'The result’s address answers with a web page, not a picture. Nothing was changed; sign in to this network if it asks for it, and fetch the picture again.':
    '结果的地址返回的是网页，而不是图片。没有改变任何内容；如果当前网络要求登录，请先登录，再重新获取图片。',
  'SeaArt does not have this picture any more. Put the file back from a backup, or run the edit again, which is charged again.':
    'SeaArt 已不再保存这张图片。请从备份中放回文件，或再次运行这个编辑（会再次扣费）。',
  'What SeaArt gives now is not the picture that was received. Nothing was changed; put the file back from a backup, or run the edit again, which is charged again.':
    'SeaArt 现在给出的不是当初收到的图片。没有改变任何内容；请从备份中放回文件，或再次运行这个编辑（会再次扣费）。',
  'This picture was imported, so SeaArt cannot give it again. Put the file back, or import it once more.':
    '这张图片是导入的，SeaArt 无法再次提供。请放回文件，或重新导入。',
  'Nothing is installed now: edits are running or waiting, or no update is ready. One that is ready is installed when you quit.':
    '现在不会安装：有编辑在运行或等待，或者没有准备好的更新。已准备好的更新会在退出时安装。',
};
