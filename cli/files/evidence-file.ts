import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Evidence } from '../../harness/transport/evidence.ts';
import { UserError } from '../user-error.ts';
import { reasonOf } from './write-files.ts';

/** Bytes that wait in memory, so that not every exchange is a write of its own. */
const mostWaiting = 256 * 1024;

/** Nobody closes it: reports read from it as long as they are looked at, and then nobody knows it any more. */
const abandoned = new FinalizationRegistry<number>((descriptor) => closeSync(descriptor));

let count = 0;

/**
 * Evidence in a file beside the report. The file has no name from the beginning on: whatever ends this process, killing
 * it included, leaves none behind. Throws a UserError where it cannot be written.
 */
export function openEvidenceFile(folder: string): Evidence {
  const file = join(folder, `.evidence.${process.pid}-${++count}.part`);
  const descriptor = opened(file);
  let written = 0;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  const flush = (): void => {
    const bytes = Buffer.concat(waiting);
    for (let from = 0; from < bytes.length; )
      from += attempt(file, () => writeSync(descriptor, bytes, from, bytes.length - from, written + from));
    written += bytes.length;
    waiting = [];
    waitingBytes = 0;
  };
  const evidence: Evidence = {
    keep: (text) => {
      const bytes = Buffer.from(text);
      const start = written + waitingBytes;
      waiting.push(bytes);
      waitingBytes += bytes.length;
      if (waitingBytes >= mostWaiting) flush();
      const { length } = bytes;
      return () => {
        if (start >= written) flush();
        return textAt(evidence, start, length);
      };
    },
  };
  /** Whoever reads holds on to the evidence, and so to the file. */
  const textAt = (_: Evidence, start: number, length: number): string => {
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length; ) {
      const read = readSync(descriptor, bytes, at, length - at, start + at);
      if (read === 0) throw new RangeError(`the evidence file ends before byte ${start + length}`);
      at += read;
    }
    return bytes.toString();
  };
  abandoned.register(evidence, descriptor);
  return evidence;
}

function opened(file: string): number {
  return attempt(file, () => {
    const descriptor = openSync(file, 'wx+', 0o600);
    rmSync(file);
    return descriptor;
  });
}

function attempt<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new UserError(`${file} cannot be written: ${reasonOf(error)}`);
  }
}
