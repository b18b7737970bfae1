// Properties are tried with the same values each time, and their counterexamples are not made small: here it only counts that there is one.
import { configureGlobal } from 'fast-check';
import { switchboard } from './switchboard.ts';

configureGlobal({ seed: 20_261_127, endOnFailure: true, interruptAfterTimeLimit: 800, markInterruptAsFailure: false });
switchboard();
// As in vitest.config.ts: what the tests of app/ teach `expect`. It loads modules of app/, whose text asks for the switches.
await import('../sentences.ts');
