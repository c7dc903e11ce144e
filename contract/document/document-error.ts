/** A document that cannot be used. The message is one sentence for people: what, where, what to do. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly file: string;
  readonly pointer: string;
  readonly rule: string;
  /** What is wrong, without the place. */
  readonly reason: string;

  constructor(problem: { file: string; pointer?: string; rule: string; message: string }) {
    const { file, pointer = '#', rule, message } = problem;
    const place = pointer === '#' ? file : `${file} ${pointer}`;
    super(`${place}: ${message} (${rule})`);
    this.file = file;
    this.pointer = pointer;
    this.rule = rule;
    this.reason = message;
  }
}
