// Simplified Chinese: how numbers and dates are written.
import { makeFormats } from '../../formats.ts';

export const formats = makeFormats('zh-CN', { second: ' 秒', minute: ' 分钟', hour: ' 小时', comma: '，', colon: '：' });
