import type { Progress } from '../../harness/run/scenario-runner.ts';

/** Says how far a run is: a line that lives on a terminal, plain lines every few seconds elsewhere. */
export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  /** Takes the living line away. */
  readonly end: () => void;
}

const betweenFrames = 80;
const betweenLines = 5000;

export function progressLine(stream: NodeJS.WriteStream): ProgressLine {
  return stream.isTTY ? livingLine(stream) : plainLines(stream);
}

function livingLine(stream: NodeJS.WriteStream): ProgressLine {
  const clear = '\r\u001b[K';
  const due = every(betweenFrames);
  return {
    show: (progress) => {
      if (due() || progress.done === progress.total) stream.write(`${clear}${sentence(progress)}`);
    },
    end: () => {
      stream.write(clear);
    },
  };
}

function plainLines(stream: NodeJS.WriteStream): ProgressLine {
  const due = every(betweenLines);
  return {
    show: (progress) => {
      if (due()) stream.write(`${sentence(progress)}\n`);
    },
    end: () => {},
  };
}

/** Whether so many milliseconds have passed since it last said yes. */
function every(milliseconds: number): () => boolean {
  let last = performance.now();
  return () => {
    if (performance.now() - last < milliseconds) return false;
    last = performance.now();
    return true;
  };
}

function sentence({ done, total, exchanges, violations }: Progress): string {
  const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
  return `${String(percent).padStart(3)} %  ${done} of ${total} scenarios, ${exchanges} exchanges, ${violations} with violations`;
}
