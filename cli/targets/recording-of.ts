import type { Contract } from '../../contract/contract.ts';
import { createRedactor } from '../../harness/transport/redact.ts';
import {
  operationsAtRecording,
  type RecordingOptions,
  recordingPath,
} from '../../mock-server/recording/recording.ts';
import { UserError } from '../user-error.ts';

/**
 * How a mock of a document records what it receives, with secrets redacted as in reports. Throws a UserError where the path
 * of the recording is one of the document.
 */
export function recordingOf(contract: Contract): RecordingOptions {
  const keys = operationsAtRecording(contract).map(({ key }) => key);
  if (keys.length === 0) return { redact: createRedactor().text };
  throw new UserError(
    `a recording needs the path ${recordingPath}, which leads to ${keys.join(', ')} of the document; start the mock without recording, or with --base-path if the servers of the document have one`,
  );
}
