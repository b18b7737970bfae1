// `npm run bench [-- search] [--rows 1e4,1e5,1e6] [--sessions 100]`
import { parseArgs } from 'node:util';
import { benchSearch } from './search.ts';

const { values, positionals } = parseArgs({
  options: { rows: { type: 'string', default: '1e4,1e5' }, sessions: { type: 'string', default: '100' } },
  allowPositionals: true,
});
const rows = values.rows.split(',').map(Number);
const wanted = (name: string): boolean => positionals.length === 0 || positionals.includes(name);
console.log(`Node ${process.versions.node}, ${rows.map((count) => count.toLocaleString('en')).join(', ')} edits\n`);
if (wanted('search')) await benchSearch(rows, Number(values.sessions));
