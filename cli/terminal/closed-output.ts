/**
 * What is printed for a reader who has left (`assay plan | head`) is dropped, without a word: whatever else a command does
 * is done to its end, and its exit code says how that went. Every other failure to print is an error.
 */
export function dropWhatNobodyReads(...outputs: readonly NodeJS.WriteStream[]): void {
  for (const output of outputs) {
    output.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
