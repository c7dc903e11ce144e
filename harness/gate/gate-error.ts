/** A gate that cannot be understood. The message is one sentence: what, and what to write instead. */
export class GateError extends Error {
  override readonly name = 'GateError';
}
