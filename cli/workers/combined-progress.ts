import type { Progress } from '../../harness/run/scenario-runner.ts';
import type { ProgressLine } from '../running/progress-line.ts';

/** As many as there are processes; what they are told is shown as one sum. The line ends with the last of them. */
export function combinedProgress(line: ProgressLine, processes: number): readonly ProgressLine[] {
  const told = new Map<number, Progress>();
  const open = new Set(Array.from({ length: processes }, (_, index) => index));
  return [...open].map((index) => ({
    show: (progress) => {
      told.set(index, progress);
      if (told.size === processes) line.show(sumOf([...told.values()]));
    },
    end: () => {
      open.delete(index);
      if (open.size === 0) line.end();
    },
  }));
}

function sumOf(all: readonly Progress[]): Progress {
  const sum = (count: (progress: Progress) => number): number =>
    all.reduce((total, progress) => total + count(progress), 0);
  return {
    done: sum(({ done }) => done),
    total: sum(({ total }) => total),
    exchanges: sum(({ exchanges }) => exchanges),
    violations: sum(({ violations }) => violations),
  };
}
