// Rows 23 to 39: the line, the service and its answers, presses and cancels.
import { check, here, main, app, http, exchange, download, hosts, send, ask, save, queue, cancel, unknown, passing } from './row.ts';
import type { Row } from './row.ts';

export const serviceRows: readonly Row[] = [
  {
    number: 23,
    fault: 'no connection can be made: refused, no such name, TLS fails',
    sees: 'The queue holds and says so; when the line is back it asks once before it sends.',
    says: 'SeaArt cannot be reached. New edits wait and are sent only after you say so.',
    checks: [
      ...check(
        http,
        'is what a closed port, an unknown host or a header that cannot be sent leave',
        'is what a host that takes the line and never finishes TLS leaves',
      ),
      ...check(exchange, 'a certificate for another name gets not one byte of the request'),
      ...check(queue, 'holds everything, asks the service alone whether it is back, and then asks the person before it spends'),
    ],
  },
  {
    number: 24,
    fault: 'the line is cut in the middle of the request',
    sees: 'The question of row 2.',
    says: unknown,
    checks: [
      ...check(http, 'is a request whose line is cut when %i bytes of its body have come'),
      ...check(send, 'an answer that got lost leaves the outcome to the person'),
    ],
  },
  {
    number: 25,
    fault: 'the whole request arrived and the answer is lost, cut, silent, no JSON, HTML, empty or without an id',
    sees: 'The question of row 2; what was received is in the record.',
    says: unknown,
    checks: [
      ...check(http, 'is a whole request that is answered by %s'),
      ...check(app('seaart/create'), 'an id in a 2xx answer that was cut is salvaged, not believed'),
      ...check(
        'test/e2e/service.test.ts',
        'an unknown outcome is never sent again by itself; Send again asks first and makes one more create',
      ),
    ],
  },
  {
    number: 26,
    fault: 'a kept connection is dead when it is used again',
    sees: 'Nothing: every request has a connection of its own.',
    says: null,
    checks: [
      ...check(http, 'goes out on a connection of its own each time'),
      ...check(app('seaart/client'), 'nothing is ever sent a second time, whatever comes back'),
    ],
  },
  {
    number: 27,
    fault: 'a create is answered by 408, 425 or 429, with any Retry-After',
    sees: 'The edit waits as long as the service asks, at most a minute at a time, and says so.',
    says: '{Service} asks for a pause: too many requests. The edit waits and is sent when {service} allows; nothing was charged.',
    checks: [
      ...check(
        queue,
        'the whole line rests as long as the service asks, then goes on in order',
        'without a word on how long, it rests longer each time and gives up the eighth time',
      ),
      ...check(app('seaart/retry'), 'of any text is nothing or between one second and one minute'),
      ...check(app('seaart/create'), 'HTTP %i proves that nothing was made, or leaves it open'),
    ],
  },
  {
    number: 28,
    fault: 'a create is answered by 500, 502, 503 or 504',
    sees: 'The question of row 2.',
    says: unknown,
    checks: [
      ...check(app('seaart/create'), 'HTTP %i proves that nothing was made, or leaves it open'),
      ...check(queue, 'an unknown outcome does not stop the others and is not sent again'),
    ],
  },
  {
    number: 29,
    fault: 'a question or a cancel is answered by an error',
    sees: 'A sentence on the edit; it is asked again by itself, at most every half minute.',
    says: passing,
    checks: [
      ...check(
        ask,
        '%s, for hours, ends nothing and sends nothing',
        'trouble is told, waited out longer each time, and over with the first good answer',
      ),
      ...check(cancel, 'that the service did not hear is told again until it does'),
      ...check(main('command/faults'), 'with %s end in the picture, bought once'),
    ],
  },
  {
    number: 30,
    fault: 'the status goes backwards, is unknown, is of another edit, or there is no result for long',
    sees: 'It goes on; after minutes “Check again” with the request id for support.',
    says: 'SeaArt no longer knows this request. Check again later, or give the request id to SeaArt’s support; it may have been charged.',
    checks: check(
      ask,
      'is doubted for a minute, then lost, with its id for support',
      'is doubted for ten minutes when the status says that it is complete',
      'running once told is not told again, and queued after running changes nothing',
      '%s, for hours, ends nothing and sends nothing',
    ),
  },
  {
    number: 31,
    fault: 'an answer that drips, stalls, never ends or unpacks to gigabytes',
    sees: 'As row 29.',
    says: passing,
    checks: [
      ...check(
        http,
        'is a request to a host that answers one byte at a time, once its whole time is over',
        'without end is read no further than allowed',
      ),
      ...check(
        download,
        'because it never ends is stopped at the longest a result can be',
        'because it was packed is not unpacked: the bytes are as they came',
      ),
    ],
  },
  {
    number: 32,
    fault: 'the download is expired, changed, cut, a page, or of another type',
    sees: 'It is fetched again with a fresh link; if there is none, “Check again”.',
    says: 'The link to the finished picture has expired and no fresh one was given. Check again; the picture was probably charged.',
    checks: [
      ...check(download, 'because it %s says so'),
      ...check(
        save,
        'an expired link is asked for again, and the fresh one is used',
        'damaged twice is tried again with a fresh link, damaged three times is lost',
      ),
      ...check(main('pictures/host/pictures'), 'refuses a web page with the name of a picture'),
    ],
  },
  {
    number: 33,
    fault: 'a redirect or an address leads to http, this computer, a private network, a file, or changes under way',
    sees: 'The picture is not fetched from there; “Check again”.',
    says: 'What arrived in place of the picture is damaged or not a picture. Check again; the picture was probably charged.',
    checks: [
      ...check(hosts, 'may not be fetched from %s: %s', 'is looked up at each connection, so that a rebound one is refused'),
      ...check(download, 'is followed three times and no further', 'to %s is not followed'),
      ...check(http, 'is not sent on by a redirect with %i'),
    ],
  },
  {
    number: 34,
    fault: 'a proxy refuses, a portal answers instead, the line goes and comes back',
    sees: 'As row 23: held, then asked once.',
    says: 'The connection is back. Send',
    checks: [
      ...check(exchange, 'that says %s nothing was sent', 'a certificate that %s gets not one byte of the request'),
      ...check('test/e2e/service.test.ts', 'without the line, edits are held and asked for once before they are sent'),
      ...check(save, 'a line that is down for a day loses nothing'),
    ],
  },
  {
    number: 35,
    fault: 'fifty edits are finished at once, some downloads fail',
    sees: 'They come home four at a time; nothing is to be done.',
    says: null,
    checks: check(
      here('downloads'),
      'row 35: of fifty pictures at once four are fetched at a time, in order; three that fail first hold up no other',
    ),
  },
  {
    number: 36,
    fault: 'a double click, a held key, a repeated message',
    sees: 'One edit in the queue; nothing is to be done.',
    says: null,
    checks: [
      ...check(
        here('intents'),
        'row 36: the same press told ten times at once, and again after the end, is one create; another press is another',
      ),
      ...check('test/e2e/first-edit.test.ts', 'a double press of Run makes one edit'),
      ...check('test/renderer/commands/run.test.ts', 'makes one edit of presses that come while the first is on its way'),
      ...check('test/renderer/store/key-map.test.ts', 'do nothing when held, so that one press is one run'),
      ...check('test/renderer/commands/queue.test.ts', 'are tried again once for a double press, and again for a later one'),
    ],
  },
  {
    number: 37,
    fault: 'a cancel races the completion, is refused, or comes while the request is out',
    sees: '“Asked to cancel, may still be charged” until the service says how it ended; a picture that comes is kept.',
    says: 'Asked to cancel, may still be charged',
    checks: check(
      cancel,
      'while the create is out waits for the name, then is told to the service',
      'that the service did not hear is told again until it does',
      'at any moment against the completion never loses a picture that came',
    ),
  },
  {
    number: 38,
    fault: 'the key is revoked or the balance is empty while edits run',
    sees: 'The queue stops and says why, with “Add key” or “Top up”; what runs goes on with the new key.',
    says: 'Enter a valid key: the edit is asked for again with it, nothing is lost.',
    checks: [
      ...check(queue, 'a refused key or an empty balance stops the line and says why; the edits behind it wait'),
      ...check(ask, 'a new key serves at once when the wait is cut short'),
      ...check('test/e2e/service.test.ts', 'a key that is refused stops the queue, keeps what waits, and says where to go'),
    ],
  },
  {
    number: 39,
    fault: 'answers overlap or come in another order',
    sees: 'Nothing: one question at a time for each edit.',
    says: null,
    checks: [
      ...check(send, 'two runs of the same edit send it once'),
      ...check(queue, 'an id given twice, or again while it runs, is run once'),
      ...check(ask, 'running once told is not told again, and queued after running changes nothing'),
      ...check(app('edits/edit'), 'no sequence of moves leaves an end, but for lost, which goes to queued alone'),
    ],
  },
];
