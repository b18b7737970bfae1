// Properties are tried with the same values each time, and their counterexamples are not made small: here it only counts that there is one.
import { configureGlobal } from 'fast-check';
import { switchboard } from './switchboard.ts';

configureGlobal({ seed: 20_261_127, endOnFailure: true, interruptAfterTimeLimit: 800, markInterruptAsFailure: false });
switchboard();
