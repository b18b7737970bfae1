// What is waited for may take long on a busy machine. Left to itself vitest gives up after a second.
import { vi } from 'vitest';

const timeout = 120_000;
const { waitFor, waitUntil } = vi;

vi.waitFor = (callback, options) => waitFor(callback, typeof options === 'number' ? options : { timeout, ...options });
vi.waitUntil = (callback, options) => waitUntil(callback, typeof options === 'number' ? options : { timeout, ...options });
