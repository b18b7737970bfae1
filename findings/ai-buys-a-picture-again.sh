#!/usr/bin/env bash
# ai 7.0.173 with @ai-sdk/black-forest-labs 2.0.41 (npm): how many pictures one call of generateImage() buys of FLUX.1 Kontext, where one answer on the way is a 503.
#
# Expected: one. The service answers a request with an id and an address to ask at, so that asking once more costs nothing and loses nothing. The documentation has maxRetries (2, where nobody asks for
# another) count the calls of the image model, and the page on Black Forest Labs has an interval and a limit of time for asking; neither says that a picture under way, or one that is done, is left behind and another ordered.
# Seen: a 503 to the question whether it is ready, and a 503 to the download of the picture that is ready, each order a second picture; the first is paid for and never fetched. Where questions go wrong for a
# while, three are ordered, and the call ends with an error and no picture. With maxRetries 0 one is ordered, and only the address in the error leads to it.
# It matters since 503 is what a gateway says for a moment when it is busy: each is the price of a picture, and what comes back looks as if nothing had happened.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent ai@7.0.173 @ai-sdk/black-forest-labs@2.0.41
cat > look.mjs <<'JS'
import { createServer } from 'node:http';
import { inspect } from 'node:util';
import { createBlackForestLabs } from '@ai-sdk/black-forest-labs';
import { generateImage } from 'ai';
const picture = Buffer.from('iVBORw0KGgo=', 'base64');
/** One call, at a service on this computer; `isBusy` says of a question or a download whether it is answered by 503. */
async function buy(name, isBusy, options = {}) {
  const ordered = [];
  const asked = { question: 0, download: 0 };
  const server = createServer((request, response) => {
    const answer = (status, value) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    const here = `http://localhost:${server.address().port}`;
    request.resume();
    if (request.method === 'POST') {
      ordered.push(`task-${ordered.length + 1}`);
      return answer(200, { id: ordered.at(-1), polling_url: `${here}/get_result?id=${ordered.at(-1)}`, cost: 8 });
    }
    const kind = request.url.startsWith('/get_result') ? 'question' : 'download';
    asked[kind] += 1;
    if (isBusy(kind, asked[kind])) return answer(503, { detail: 'busy' });
    if (kind === 'question') return answer(200, { id: 'task', status: 'Ready', result: { sample: `${here}/sample.png` } });
    return response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  const models = createBlackForestLabs({ apiKey: 'none', baseURL: `http://localhost:${server.address().port}` });
  const got = await generateImage({ model: models.image('flux-kontext-max'), prompt: 'make the sky red', ...options }).then(
    ({ images }) => `${images.length} picture`,
    (error) => `${error.name}, which names ${ordered.filter((id) => inspect(error, { depth: 10 }).includes(id)).length} of them`,
  );
  server.close();
  server.closeAllConnections();
  console.log(`${name}: ${ordered.length} ordered, ${asked.download} downloads asked for, got ${got}`);
}
const never = () => false;
const once = (wanted) => (kind, nth) => kind === wanted && nth === 1;
await buy('all is well', never);
await buy('one question is answered by 503', once('question'));
await buy('one download is answered by 503', once('download'));
await buy('each question is answered by 503', (kind) => kind === 'question');
await buy('one question, maxRetries 0', once('question'), { maxRetries: 0 });
JS
seen=$(node look.mjs 2> said || echo "ended with $?")
[ ! -s said ] || { cat said; exit 1; }
echo 'ai 7.0.173, @ai-sdk/black-forest-labs 2.0.41'
echo "$seen"
wanted='all is well: 1 ordered, 1 downloads asked for, got 1 picture
one question is answered by 503: 2 ordered, 1 downloads asked for, got 1 picture
one download is answered by 503: 2 ordered, 2 downloads asked for, got 1 picture
each question is answered by 503: 3 ordered, 0 downloads asked for, got AI_RetryError, which names 3 of them
one question, maxRetries 0: 1 ordered, 0 downloads asked for, got AI_APICallError, which names 1 of them'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
