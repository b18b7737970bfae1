// Sends one request, in a process of its own whose environment the test chooses. Prints the answer.
import { makeHttp } from '../../../main/network/http.ts';

const [url = ''] = process.argv.slice(2);
const http = makeHttp({ userAgent: 'KontextStudio/test', findProxy: null });
const answer = await http.send({
  method: 'POST',
  url,
  headers: { authorization: 'Bearer sa-canary-4f1c9e7d2b' },
  body: [{ kind: 'text', text: '{"prompt":"x"}' }],
  idleMs: 5000,
  totalMs: 10_000,
  maxBytes: 100_000,
});
process.stdout.write(JSON.stringify(answer.kind === 'answer' ? [answer.status] : [answer.kind, answer.code]));
