// What a press of Run may ask. Of the window and not of compose: Run has a key, which is there where compose is not.
import { AboveLimit } from './above-limit.tsx';
import { ManyAtOnce } from './many-at-once.tsx';
import { PaidBefore } from './paid-before.tsx';
import { SameUnderWay } from './same-under-way.tsx';

export function RunQuestions() {
  return (
    <>
      <SameUnderWay />
      <PaidBefore />
      <ManyAtOnce />
      <AboveLimit />
    </>
  );
}
