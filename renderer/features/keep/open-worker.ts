// Starts the worker that blends.
import { startWorker } from '../../ui/page-worker.ts';
// oxlint-disable-next-line import/default -- vite makes it
import address from './blend-worker.ts?worker&url';

export const openWorker = (): Worker => startWorker(address);
