// Commands of the program: what the window does of them.
import { showSettings, view } from '../../store/view.ts';
import { everywhere } from './entry.ts';
import type { EntriesOf } from './entry.ts';

export const programEntries: EntriesOf<'program'> = {
  palette: { over: everywhere, run: () => view.setState({ over: 'palette' }) },
  keys: { over: everywhere, run: () => view.setState({ over: 'keys' }) },
  settings: { over: everywhere, run: () => showSettings() },
};
