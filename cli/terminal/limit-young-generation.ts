import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from giving ever more room to objects that have just been made: three times 32 MiB, of which a plan or a run
 * has no use. A large document takes 100 MiB less, and no more CPU. And keeps it from collecting them with several
 * threads: so little survives that they mostly wait for each other, on cores that the other processes of a run use. V8
 * looks at both flags each time, so that they may be set while a program runs; the one for the size of that room is read
 * only once, before any of our code.
 */
export function limitYoungGeneration(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--no-parallel-scavenge');
}
