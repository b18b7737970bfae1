// Run on its own, under a tracer: writes one file durably and says how it ended.
import { errorCode, writeDurable } from '../../../main/platform/durable-files.ts';

const [path = '', letter = 'n', fresh = ''] = process.argv.slice(2);
try {
  await writeDurable(path, letter.repeat(100_000), { fresh: fresh === 'fresh' });
  console.log('done');
} catch (error) {
  console.log(errorCode(error));
}
