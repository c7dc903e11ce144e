import { expect, test } from 'vitest';
import { folders } from './folders.ts';
import { accusations, open, visitSmall } from './visit.ts';

test.each([{ flags: [] }, { flags: ['--disposable'] }])(
  'every scenario chooses an identifier of its own, with $flags',
  async ({ flags }) => {
    const server = folders(false);
    const before = server.state();
    const { report } = await visitSmall(server, { flags });
    expect([accusations(report), open(report)]).toEqual([[], []]);
    expect(server.state()).toBe(before);
    const broken = await visitSmall(folders(true), { flags });
    expect(accusations(broken.report)).toEqual([
      'body-matches-schema GET /folders/{folderId}/files/{fileId} 200',
    ]);
  },
);
